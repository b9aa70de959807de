//! All ten petitions signed in one act.

use leptos::prelude::*;
use marathon_domain::{Page, Text};
use maud::html;

use crate::{
    components::{SignatureForm, counter},
    content_store::ContentStore,
    inert::inert,
};

/// Every demand, one form.
#[component]
pub fn SignPage() -> impl IntoView {
    let content = ContentStore::here().now();
    let head = inert(html! {
        div.sign-head {
            h1 { (content.text(Text::SignTitle)) }
            p.lead { (content.text(Text::SignLead)) }
            (counter(&content, None))
        }
    });
    view! {
        <div class="page-width sign">
            {head} <div class="letter" id="signature">
                <SignatureForm page=Page::Sign />
            </div>
        </div>
    }
}
