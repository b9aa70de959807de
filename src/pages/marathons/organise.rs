//! The page that asks an organiser for the secret link. Everybody may open it, and the app fills it in. `own.rs` has
//! the server's answer to its form.

use leptos::prelude::*;
use marathon_domain::{MarathonText, Page};

use super::Styles;
use crate::{
    components::SecretField,
    erased::Erased,
    pages::routed::routed,
    state::{Secret, use_content},
};

/// The page that asks for the secret.
#[component]
pub fn OrganiseMarathonPage() -> impl IntoView {
    routed(Page::OrganiseMarathon, |_, _| {
        let page = view! {
            <div class="page-width marathon-own">
                <Styles />
                <AskForSecret sent=None is_unknown=false />
            </div>
        };
        Some(page.erased())
    })
}

/// The form for the secret, shown again if the secret is unknown.
#[component]
pub fn AskForSecret(
    /// What was sent, if the form comes back.
    sent: Option<String>,
    is_unknown: bool,
    /// The text above the form.
    #[prop(optional)]
    note: Option<AnyView>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let mistake = is_unknown.then(|| {
        view! {
            // Without scripts only the focus brings the reader to the mistake.
            <p class="field-error" id="error-receipt" role="alert" tabindex="-1" autofocus=true>
                {text(MarathonText::OwnUnknown)}
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
        <div>
            <h1>{text(MarathonText::OwnTitle)}</h1>
            <p class="lead">{text(MarathonText::OwnLead)}</p>
            {mistake}
            {note}
            <form
                class="marathon-fields"
                method="post"
                action=Page::OrganiseMarathon.path(&content.language)
            >
                <div class="field">
                    <label for="own-secret">{text(MarathonText::OwnSecret)}</label>
                    <p class="field-hint" id="hint-receipt">{text(MarathonText::OwnSecretHint)}</p>
                    <SecretField
                        secret=Secret::Marathon
                        id="own-secret"
                        described_by
                        sent=sent
                        is_wrong=is_unknown
                    />
                </div>
                <button class="button">{text(MarathonText::OwnShow)}</button>
            </form>
        </div>
    }
    .erased()
}
