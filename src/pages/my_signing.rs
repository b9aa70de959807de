//! The page that asks a supporter for the receipt of a signing. Everybody may open it, and the app
//! fills it in. The server's answer is in `my_signing/own.rs`.

#[cfg(feature = "ssr")]
mod own;

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::routed::routed;
use crate::{
    components::SecretField,
    erased::Erased,
    state::{Secret, use_content},
};

#[cfg(feature = "ssr")]
pub use own::{MySigning, OwnDeed, OwnSigning, OwnState};

/// The page that asks for the receipt.
#[component]
pub fn MySigningPage() -> impl IntoView {
    routed(Page::MySigning, |_, _| {
        let page = view! {
            <section class="page-width confirm">
                <div>
                    <AskForReceipt sent=None is_unknown=false />
                </div>
            </section>
        };
        Some(page.erased())
    })
}

/// The form for the receipt, shown again if the receipt is unknown.
#[component]
fn AskForReceipt(
    /// What was sent, if the form comes back.
    sent: Option<String>,
    is_unknown: bool,
    /// The text above the form.
    #[prop(optional)]
    note: Option<AnyView>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let mistake = is_unknown.then(|| {
        view! {
            <p class="field-error" id="error-receipt" role="alert" tabindex="-1" autofocus=true>
                {text(Text::OwnUnknown)}
            </p>
        }
        .erased()
    });
    let described_by = if is_unknown {
        "hint-receipt error-receipt"
    } else {
        "hint-receipt"
    };
    view! {
        <h1>{text(Text::OwnTitle)}</h1>
        <p class="lead">{text(Text::OwnLead)}</p>
        {mistake}
        {note}
        <form method="post" action=Page::MySigning.path(&content.language)>
            <div class="field">
                <label for="own-receipt">{text(Text::OwnReceipt)}</label>
                <p class="field-hint" id="hint-receipt">{text(Text::OwnReceiptHint)}</p>
                <SecretField
                    secret=Secret::Signings
                    id="own-receipt"
                    described_by
                    sent=sent
                    is_wrong=is_unknown
                />
            </div>
            <button class="button">{text(Text::OwnShow)}</button>
        </form>
    }
    .into_any()
}
