//! Lets another person sign.

use leptos::prelude::*;
use marathon_domain::Text;

use crate::{
    browser::focus,
    erased::Erased,
    reactive::on,
    state::{Supporter, use_content},
};

/// A button that forgets everything about the person who signed here. The button is hidden then, so
/// the focus goes to the element around it.
#[component]
pub fn SomeoneElse(
    /// The element that takes the focus.
    focus: &'static str,
    #[prop(optional, into)] hidden: Signal<bool>,
) -> impl IntoView {
    let supporter = Supporter::here();
    let words = use_content().text(Text::FormSomeoneElse).to_owned();
    let forget = move |_| {
        supporter.forget();
        focus::set(focus);
    };
    view! {
        <button
            class="button-plain needs-app someone-else"
            type="button"
            hidden=hidden
            on:click=on(forget)
        >
            {words}
        </button>
    }
    .erased()
}
