//! A box to tick.

use leptos::prelude::*;

use crate::erased::Erased;

/// A box of its own, never ticked beforehand.
#[component]
pub fn Tick(name: &'static str, words: String) -> impl IntoView {
    view! {
        <label class="box">
            <input type="checkbox" name=name value="true" />
            <span>{words}</span>
        </label>
    }
    .erased()
}
