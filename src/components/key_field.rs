//! The key that makes a form one submission, however often it is sent.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::{
    browser::random, element_ref::ElementRef, erased::Erased, reactive::follow, state::FormKey,
};

/// A hidden field with the key of the form: the server's if the server drew the page, otherwise the
/// app's.
#[component]
pub fn KeyField() -> impl IntoView {
    let input: ElementRef<HtmlInputElement> = ElementRef::default();
    follow(move || {
        if let Some(input) = input.get()
            && input.value().is_empty()
        {
            input.set_value(&random::key());
        }
    });
    view! { <input node_ref=input type="hidden" name="key" value=FormKey::here() /> }.erased()
}
