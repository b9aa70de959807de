//! The field that asks for a secret. The secret is in no address that is sent: a link has it behind
//! the `#`, and the tab then keeps it, since the page needs it again when it is reloaded.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::{
    browser::address,
    element_ref::ElementRef,
    erased::Erased,
    reactive::follow,
    state::{Receipts, Secret, one_line},
};

/// A field that the app fills in if the tab knows the secret.
#[component]
pub fn SecretField(
    secret: Secret,
    id: &'static str,
    described_by: &'static str,
    /// What was sent, if the form comes back.
    #[prop(optional_no_strip)]
    sent: Option<String>,
    /// Whether what was sent is unknown.
    #[prop(optional)]
    is_wrong: bool,
) -> impl IntoView {
    let receipts = Receipts::here();
    let input: ElementRef<HtmlInputElement> = ElementRef::default();
    follow(move || {
        if let Some(input) = input.get() {
            let known = untrack(|| known(receipts, secret));
            if !known.is_empty() {
                input.set_value(&known);
            }
        }
    });
    view! {
        <input
            node_ref=input
            id=id
            name="receipt"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            dir="ltr"
            required=true
            value=sent.as_deref().map(one_line)
            aria-describedby=described_by
            aria-invalid=is_wrong.then_some("true")
        />
    }
    .erased()
}

/// The secrets that the tab knows, with those in the address, which is then cleared of them.
fn known(receipts: Receipts, secret: Secret) -> String {
    // The tab's storage may hold more than the app has read yet.
    receipts.recall();
    if let Some(fresh) = address::take_fragment("receipt=") {
        receipts.add(secret, &fresh);
        let known = Receipts::kept(secret);
        // If storage is blocked, the secret in the address is all there is.
        return if known.is_empty() { fresh } else { known };
    }
    Receipts::kept(secret)
}
