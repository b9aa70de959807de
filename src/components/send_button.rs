//! The button of a form, with the places for a failure and for a slow network.

use leptos::prelude::*;
use marathon_domain::LiveText;

use crate::{
    erased::Erased,
    reactive::{flag, memo, words},
    state::{FormProgress, FormState, use_content},
};

/// Both labels are in the page from the start; the button keeps the focus while it waits.
#[component]
pub fn SendButton(
    label: String,
    /// A label that replaces the usual one while it is there.
    #[prop(optional_no_strip)]
    known: Option<Signal<Option<String>>>,
    /// The label while the form is on its way.
    pending: String,
    /// The classes of the button.
    #[prop(default = "button button-sign")]
    class: &'static str,
) -> impl IntoView {
    let progress = FormProgress::here();
    let content = use_content();
    let is_pending = memo(move || progress.with(FormState::is_pending));
    let failure = memo(move || progress.failure());
    let is_slow = move || progress.with(|state| *state == FormState::Slow);
    let slow = words(move || is_slow().then(|| content.live_text(LiveText::FormSlow).to_owned()));
    view! {
        <p class="form-failure" role="alert" hidden=flag(move || failure.get().is_none())>
            {words(move || failure.get())}
        </p>
        <button class=class aria-disabled=words(move || Some(is_pending.get().to_string()))>
            <span hidden=flag(move || is_pending.get())>{words(move || known.and_then(|known| known.get()).or_else(|| Some(label.clone())))}</span>
            <span hidden=flag(move || !is_pending.get())>{pending}</span>
        </button>
        <p class="form-slow" role="status" hidden=flag(move || !is_slow())>{slow}</p>
    }
    .erased()
}
