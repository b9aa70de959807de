//! The slim bar of phones, which keeps count and form within reach until the form is there.

use leptos::prelude::*;
use marathon_domain::{Slug, Text};

use super::Counter;
use crate::{erased::Erased, state::use_content};

/// A count with the way to a form further down on the page.
#[component]
pub fn SignBar(
    /// None for the total.
    #[prop(optional_no_strip)]
    petition: Option<Slug>,
    /// Where the way leads: `#` and an id.
    to: &'static str,
    #[prop(optional, into)] hidden: Signal<bool>,
) -> impl IntoView {
    let words = use_content().text(Text::CaseSignLink).to_owned();
    view! {
        <div class="sign-bar" hidden=hidden>
            <Counter petition />
            // `external`: the browser moves the focus along, which the router does not.
            <a class="button" href=to rel="external">{words}</a>
        </div>
    }
    .erased()
}
