//! The next letter to sign.

use leptos::prelude::*;
use marathon_domain::{Page, Text};
use maud::html;

use crate::{
    content_store::ContentStore, inert::inert, reactive::part, signed_petitions::SignedPetitions,
};

/// The first open case that was not signed in this tab; nothing once all are.
#[component]
pub fn NextCase() -> impl IntoView {
    let store = ContentStore::here();
    let signed = SignedPetitions::here();
    part(move || {
        let content = store.now();
        let Some(case) = content.open_cases().find(|case| !signed.has(&case.slug)) else {
            return ().into_any();
        };
        inert(html! {
            a.next-case href=(store.path(&Page::Case(case.slug.clone()))) {
                span.stamp {
                    img src=(case.picture) alt="" width="240" height="300";
                }
                span.next-case-words {
                    span.next-case-kicker { (store.text(Text::ThanksNext)) }
                    span.next-case-name { (case.name) }
                    span { (case.headline) }
                    span.next-case-act { (store.text(Text::ThanksNextSign)) }
                }
            }
        })
        .into_any()
    })
}
