//! The form that signs one petition, or several at once. It is plain HTML that posts by itself.
//! With the app, the server's rules check it before it is sent, nothing typed is lost, and it is
//! sent once.

mod sending;
mod signature_fields;
mod signer;

use leptos::prelude::*;
use marathon_domain::Page;
use web_sys::{HtmlFormElement, HtmlInputElement};

pub(super) use self::{sending::Sending, signer::sign_as};
use signature_fields::SignatureFields;

use crate::{
    element_ref::ElementRef,
    erased::Erased,
    reactive::follow,
    state::{ChosenCountry, FormProgress, FormState, Supporter},
};

/// The form of a case's page, to sign its petition, or of the page that signs all.
#[component]
pub fn SignatureForm(page: Page) -> impl IntoView {
    let supporter = Supporter::here();
    let progress = FormProgress::new();
    provide_context(progress);
    provide_context(ChosenCountry::new());
    let sending = Sending::new(progress);
    let form: ElementRef<HtmlFormElement> = ElementRef::default();
    let remember: ElementRef<HtmlInputElement> = ElementRef::default();
    follow(move || {
        if let Some(form) = form.get() {
            // Our own checks speak the reader's language. The browser's checks are for when the app
            // does not run.
            form.set_no_validate(true);
        }
    });
    supporter.when_forgotten(move || {
        if let Some(form) = form.get_untracked() {
            // Nothing of the earlier person may stay.
            form.reset();
            progress.set(FormState::Idle);
        }
    });
    follow(move || {
        if let Some((details, tick)) = supporter.details().zip(remember.get()) {
            tick.set_checked(details.kept);
        }
    });
    let is_kept = move || remember.get_untracked().is_some_and(|tick| tick.checked());
    view! {
        <form
            node_ref=form
            class="signature-form"
            id="signature-form"
            action="/api/v1/signings"
            method="post"
            on:submit=sending.on_submit(form, is_kept)
        >
            <SignatureFields page remember />
        </form>
    }
    .erased()
}
