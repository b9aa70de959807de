//! The slim bar on phones, which keeps count and form within reach until the form is in view.

use leptos::prelude::*;
use marathon_domain::{Slug, Text};

use super::Counter;
use crate::{erased::Erased, state::use_content};

/// A count with a link to a form further down the page.
#[component]
pub fn SignBar(
    /// None for the total.
    #[prop(optional_no_strip)]
    petition: Option<Slug>,
    /// The target of the link: `#` and an id.
    to: &'static str,
    #[prop(optional, into)] hidden: Signal<bool>,
) -> impl IntoView {
    let words = use_content().text(Text::CaseSignLink).to_owned();
    view! {
        <div class="sign-bar" hidden=hidden>
            <Counter petition />
            // `external`: the browser moves the focus too, which the router does not.
            <a class="button" href=to rel="external">{words}</a>
        </div>
    }
    .erased()
}
