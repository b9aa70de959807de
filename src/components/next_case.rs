//! The next letter to sign.

use leptos::prelude::*;
use marathon_domain::{CaseStatus, Page, Text};

use super::Stamp;
use crate::{content_store::ContentStore, signed_petitions::SignedPetitions};

/// The first open case that was not signed in this tab; nothing once all are.
#[component]
pub fn NextCase() -> impl IntoView {
    let store = ContentStore::here();
    let signed = SignedPetitions::here();
    let next = move || {
        let content = store.now();
        let mut open = content
            .cases
            .iter()
            .filter(|case| case.status == CaseStatus::Open);
        open.find(|case| !signed.has(&case.slug)).cloned()
    };
    move || {
        next().map(|case| {
            view! {
                <a class="next-case" href=store.path(&Page::Case(case.slug.clone()))>
                    <Stamp case=case.clone() />
                    <span class="next-case-words">
                        <span class="next-case-kicker">{store.text(Text::ThanksNext)}</span>
                        <span class="next-case-name">{case.name}</span>
                        <span>{case.headline}</span>
                        <span class="next-case-act">{store.text(Text::ThanksNextSign)}</span>
                    </span>
                </a>
            }
        })
    }
}
