//! For sites that want to show a petition: the builder of their line of HTML, and a text.

mod builder;

use leptos::prelude::*;
use marathon_domain::{Document, Page};

use builder::Builder;

use super::{document::Prose, routed::routed};
use crate::erased::Erased;

/// Title, lead, the builder, text.
#[component]
pub fn PartnersPage() -> impl IntoView {
    routed(Page::Document(Document::Partners), |content, _| {
        let written = content.document(Document::Partners)?.clone();
        let page = view! {
            <article class="page-width document">
                <h1>{written.title}</h1>
                <p class="lead">{written.lead}</p>
                <Builder />
                <Prose html=written.html />
            </article>
        };
        Some(page.erased())
    })
}
