//! A box to tick.

use leptos::prelude::*;

use crate::{erased::Erased, state::is_sent};

/// A single box, never ticked beforehand. Drawn natively, it is as it was sent.
#[component]
pub fn Tick(name: &'static str, words: String) -> impl IntoView {
    view! {
        <label class="box">
            <input type="checkbox" name=name value="true" checked=is_sent(name, "true").unwrap_or(false) />
            <span>{words}</span>
        </label>
    }
    .erased()
}
