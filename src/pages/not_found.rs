//! An address that leads nowhere.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use crate::{components::CaseSheet, content_store::ContentStore};

/// Says so, and leads on.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let store = ContentStore::here();
    view! {
        <section class="page-width not-found">
            <h1>{store.text(Text::NotFoundTitle)}</h1>
            <p class="lead">{store.text(Text::NotFoundLead)}</p>
            <p><a class="button" href=store.path(&Page::Home)>{store.text(Text::NotFoundHome)}</a></p>
            <CaseSheet counters=false />
        </section>
    }
}
