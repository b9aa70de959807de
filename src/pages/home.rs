//! Home: what this is, the one thing to do now, the ten cases.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::{NotFoundPage, speaks_the_language};
use crate::{
    components::{CaseSheet, Counter},
    content_store::ContentStore,
};

/// The first page of a language.
#[component]
pub fn HomePage() -> impl IntoView {
    let speaks = speaks_the_language();
    move || {
        if speaks() {
            Home().into_any()
        } else {
            NotFoundPage().into_any()
        }
    }
}

#[component]
fn Home() -> impl IntoView {
    let store = ContentStore::here();
    // Two sentences, two lines: the poster's rhythm.
    let title = store.text(Text::HomeTitle);
    let (first, second) = title
        .split_once(". ")
        .map_or((title.clone(), String::new()), |(a, b)| {
            (format!("{a}. "), b.to_owned())
        });
    view! {
        <section class="hero">
            <div class="page-width">
                <h1><span>{first}</span><span>{second}</span></h1>
                <p class="hero-lead">{store.text(Text::HomeLead)}</p>
                <div class="hero-act">
                    <a class="button" href=store.path(&Page::Sign)>{store.text(Text::HomeSignAll)}</a>
                    <Counter petition=None />
                </div>
            </div>
        </section>
        <section class="sheet-ground">
            <div class="page-width">
                <h2>{store.text(Text::HomeCasesTitle)}</h2>
                <p>{store.text(Text::HomeCasesLead)}</p>
                <CaseSheet counters=true />
            </div>
        </section>
    }
}
