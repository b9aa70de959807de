//! The field that names the form's page. Without scripts only this field tells the server.

use leptos::prelude::*;

use crate::{erased::Erased, state::SentForm};

/// The page's address, and the source of the reader if the answer's address no longer names it.
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
