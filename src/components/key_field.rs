//! What makes a form one and the same, however often it is sent.

use leptos::{html, prelude::*};

use crate::{browser::random, erased::Erased, reactive::follow, state::FormKey};

/// A hidden field with the key of the form: the server's, where the page came from there, else the app's.
#[component]
pub fn KeyField() -> impl IntoView {
    let input: NodeRef<html::Input> = NodeRef::new();
    follow(move || {
        if let Some(input) = input.get()
            && input.value().is_empty()
        {
            input.set_value(&random::key());
        }
    });
    view! { <input node_ref=input type="hidden" name="key" value=FormKey::here() /> }.erased()
}
