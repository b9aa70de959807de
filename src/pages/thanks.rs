//! After signing: thanks, how far the sheet is filled, and the next letter.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::{NotFoundPage, speaks_the_language};
use crate::{
    components::{CaseSheet, Counter, NextCase},
    content_store::ContentStore,
    reactive::{flag, words},
    signed_petitions::SignedPetitions,
    supporter::Supporter,
};

/// Thanks, in the same words whether the address was new or not.
#[component]
pub fn ThanksPage() -> impl IntoView {
    let speaks = speaks_the_language();
    move || {
        if speaks() {
            Thanks().into_any()
        } else {
            NotFoundPage().into_any()
        }
    }
}

#[component]
fn Thanks() -> impl IntoView {
    let store = ContentStore::here();
    let signed = SignedPetitions::here();
    let supporter = Supporter::here();
    let all = store.now().cases.len();
    let count = move || signed.get().len().min(all);
    let title = words(move || {
        store.text(if count() == all {
            Text::ThanksTitleAll
        } else {
            Text::ThanksTitle
        })
    });
    let progress = move || {
        store
            .fill(Text::ThanksProgress, "signed", &count().to_string())
            .replace("{all}", &all.to_string())
    };
    view! {
        <section class="thanks-head">
            <div class="page-width">
                <h1>{title}</h1>
                <p class="lead">{store.text(Text::ThanksLead)}</p>
                <Counter petition=None />
            </div>
        </section>
        <section class="page-width thanks">
            // Nothing is known of the tab before scripts run: the line is empty, its height kept.
            <p class="thanks-progress">{words(move || if count() == 0 { String::new() } else { progress() })}</p>
            <div hidden=flag(move || count() == all)><NextCase /></div>
            <p class="lead" hidden=flag(move || count() != all)>{store.text(Text::ThanksAllSigned)}</p>
            <CaseSheet counters=true />
            <p class="thanks-more">
                <a class="button" href=store.path(&Page::Sign) hidden=flag(move || count() == all)>
                    {store.text(Text::ThanksSignRest)}
                </a>
                <button
                    type="button"
                    class="button-plain"
                    hidden=flag(move || count() == 0)
                    on:click=move |_| supporter.forget()
                >
                    {store.text(Text::FormSomeoneElse)}
                </button>
            </p>
        </section>
    }
}
