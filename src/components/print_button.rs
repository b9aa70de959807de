//! Printing.

use leptos::prelude::*;

use crate::{browser::page, erased::Erased, reactive::on, state::Deeds};

/// A button that opens the print dialogue. The deed done by printing is ticked off.
#[component]
pub fn PrintButton(
    class: &'static str,
    words: String,
    /// The deed that printing does: `letter:jani-silva`.
    #[prop(optional, into)]
    deed: Option<String>,
) -> impl IntoView {
    let deeds = Deeds::here();
    let print = move |_| {
        if let Some(deed) = &deed {
            deeds.add(deed);
        }
        page::print();
    };
    view! { <button class=format!("button needs-app {class}") type="button" on:click=on(print)>{words}</button> }
    .erased()
}
