//! A gentle hint beside what is being written. It stops nobody.

use leptos::prelude::*;

use crate::{
    browser::pattern,
    erased::Erased,
    reactive::{flag, follow},
};

/// A hint is shown while its pattern is found in the text. A hint about something that should be there is shown while
/// its pattern is not found.
#[component]
pub fn Hint(
    #[prop(optional_no_strip)] id: Option<String>,
    words: String,
    pattern: String,
    #[prop(optional)] is_wished_for: bool,
    text: RwSignal<String>,
) -> impl IntoView {
    // Only the browser knows patterns, so nothing is shown before the app has looked.
    let (is_shown, show) = signal(false);
    follow(move || {
        let is_found = text.with(|text| pattern::finds(&pattern, text));
        show.set(is_found != is_wished_for);
    });
    view! { <li id=id hidden=flag(move || !is_shown.get())>{words}</li> }.erased()
}
