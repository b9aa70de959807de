//! A page that is text alone.

use leptos::prelude::*;
use marathon_domain::{Document, Page};

use super::routed::routed;

use crate::erased::Erased;

/// Title, lead, text.
#[component]
pub fn DocumentPage(document: Document) -> impl IntoView {
    routed(Page::Document(document), |content, page| {
        let Page::Document(document) = page else {
            return None;
        };
        let written = content.document(*document)?.clone();
        let page = view! {
            <article class="page-width document">
                <h1>{written.title}</h1>
                <p class="lead">{written.lead}</p>
                <Prose html=written.html />
            </article>
        };
        Some(page.erased())
    })
}

/// Text that editors wrote in Markdown, as HTML. With its links and lists it is not made of views.
#[component]
pub fn Prose(html: String) -> impl IntoView {
    view! { <div class="prose" inner_html=html></div> }.erased()
}
