//! A checkbox.

use leptos::prelude::*;

use crate::{erased::Erased, state::is_sent};

/// A single checkbox, never ticked beforehand. In a form that comes back, it is as it was sent.
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
