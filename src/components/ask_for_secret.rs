//! The form that asks for a secret: a supporter's receipt, or an organiser's link.

use leptos::prelude::*;
use marathon_domain::{MarathonText, Page, Text};

use super::SecretField;
use crate::{
    erased::Erased,
    state::{Secret, use_content},
};

/// A heading and the form, shown again if the secret is unknown.
#[component]
pub fn AskForSecret(
    secret: Secret,
    /// What was sent, if the form comes back.
    #[prop(optional_no_strip)]
    sent: Option<String>,
    #[prop(optional)] is_unknown: bool,
    /// The text above the form.
    #[prop(optional_no_strip)]
    note: Option<AnyView>,
) -> impl IntoView {
    let content = use_content();
    let [title, lead, unknown, label, hint, show] = match secret {
        Secret::Signings => [
            Text::OwnTitle,
            Text::OwnLead,
            Text::OwnUnknown,
            Text::OwnReceipt,
            Text::OwnReceiptHint,
            Text::OwnShow,
        ]
        .map(|text| content.text(text).to_owned()),
        Secret::Marathon => [
            MarathonText::OwnTitle,
            MarathonText::OwnLead,
            MarathonText::OwnUnknown,
            MarathonText::OwnSecret,
            MarathonText::OwnSecretHint,
            MarathonText::OwnShow,
        ]
        .map(|text| content.marathon_text(text).to_owned()),
    };
    let (page, id, class) = match secret {
        Secret::Signings => (Page::MySigning, "own-receipt", None),
        Secret::Marathon => (
            Page::OrganiseMarathon,
            "own-secret",
            Some("marathon-fields"),
        ),
    };
    let mistake = is_unknown.then(|| {
        view! {
            // Without scripts only the focus brings the reader to the mistake.
            <p class="field-error" id="error-receipt" role="alert" tabindex="-1" autofocus=true>
                {unknown}
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
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {mistake}
        {note}
        <form class=class method="post" action=page.path(&content.language)>
            <div class="field">
                <label for=id>{label}</label>
                <p class="field-hint" id="hint-receipt">{hint}</p>
                <SecretField secret id described_by sent is_wrong=is_unknown />
            </div>
            <button class="button">{show}</button>
        </form>
    }
    .into_any()
}
