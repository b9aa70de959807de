//! The form that signs one petition, or several at once. Plain HTML that posts by itself; in the
//! browser the same rules check it before it is sent, and nothing typed is ever lost.

mod fields;
mod form_values;
mod outcome;
mod receiver;
mod submission;

use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
};
use leptos_router::hooks::use_navigate;
use marathon_domain::Page;

use crate::{
    content_store::ContentStore, inert::inert, reactive::follow, signed_petitions::SignedPetitions,
    supporter::Supporter,
};
use submission::Submission;

/// The form of a page that signs.
#[component]
pub fn SignatureForm(
    /// A case's page, to sign its petition, or the page that signs all.
    page: Page,
) -> impl IntoView {
    let store = ContentStore::here();
    let supporter = Supporter::here();
    let signed = SignedPetitions::here();
    let submission = Submission::new();

    let mut first = true;
    follow(move || {
        let details = supporter.details();
        let Some(form) = form_values::form() else {
            return;
        };
        // Our own checks speak the reader's language; the browser's are for when we are not there.
        form.set_no_validate(true);
        match &details {
            Some(details) => form_values::fill_in(&form, details),
            None if first => {}
            // Forgotten, someone else signs: nothing of the person before may stay.
            None => form.reset(),
        }
        first = false;
        form_values::mark_remembered(&form, details.is_some());
        receiver::show(&store.now(), form_values::country(&form));
    });
    follow(move || {
        let signed = signed.get();
        if let Some(form) = form_values::form() {
            form_values::mark_signed(&form, &signed);
        }
    });
    follow(move || {
        let state = submission.state();
        if let Some(form) = form_values::form() {
            outcome::show(&form, &state, &store.now());
        }
    });

    let navigate = use_navigate();
    let thanks = store.path(&Page::Thanks);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (navigate, thanks) = (navigate.clone(), thanks.clone());
        if let Some(form) = form_values::form() {
            submission.send(&form, move || navigate(&thanks, Default::default()));
        }
    };
    let on_change = move |_: Event| {
        if let Some(form) = form_values::form() {
            receiver::show(&store.now(), form_values::country(&form));
        }
    };
    view! {
        <form
            class="signature-form"
            id="signature-form"
            action="/api/v1/signings"
            method="post"
            on:submit=on_submit
            on:change=on_change
        >
            {inert(fields::fields(&store.now(), &page))}
        </form>
    }
}
