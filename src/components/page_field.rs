//! The page that a form stands on, as the form says it to the server: without scripts nothing else does.

use leptos::prelude::*;

use crate::{erased::Erased, state::SentForm};

/// Its address; and what brought the reader, where an answer to the form has an address that says it no more.
#[component]
pub fn PageField(address: String) -> impl IntoView {
    let source = SentForm::here().and_then(|sent| sent.source);
    let source =
        source.map(|source| view! { <input type="hidden" name="source" value=source /> }.erased());
    view! {
        <input type="hidden" name="page" value=address />
        {source}
    }
    .erased()
}
