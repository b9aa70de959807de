//! All ten petitions signed in one act.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::{NotFoundPage, speaks_the_language};
use crate::{
    components::{Counter, SignatureForm, WhenCovered},
    content_store::ContentStore,
};

/// Every demand, one form.
#[component]
pub fn SignPage() -> impl IntoView {
    let speaks = speaks_the_language();
    move || {
        if !speaks() {
            return NotFoundPage().into_any();
        }
        view! { <WhenCovered page=Page::Sign show=Sign /> }.into_any()
    }
}

#[component]
fn Sign() -> impl IntoView {
    let store = ContentStore::here();
    view! {
        <section class="page-width sign">
            <header class="sign-head">
                <h1>{store.text(Text::SignTitle)}</h1>
                <p class="lead">{store.text(Text::SignLead)}</p>
                <Counter petition=None />
            </header>
            <div class="letter" id="signature">
                <SignatureForm page=Page::Sign />
            </div>
        </section>
    }
}
