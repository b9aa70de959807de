//! What asks for the confirmation: a button for the link of the mail, fields for its code.

use leptos::prelude::*;
use marathon_domain::{LiveText, Page, Text};

use super::{Confirmable, Trouble};
use crate::{
    components::OwnPetitions,
    erased::Erased,
    state::{one_line, use_content},
};

/// Title, lead, the text before the petitions, and the button.
const OF_A_SIGNING: [Text; 4] = [
    Text::ConfirmTitle,
    Text::ConfirmLead,
    Text::ConfirmPetitions,
    Text::ConfirmButton,
];
const OF_A_LETTER: [Text; 4] = [
    Text::ConfirmLetterTitle,
    Text::ConfirmLetterLead,
    Text::ConfirmLetterAbout,
    Text::ConfirmLetterButton,
];

/// A button, because programs that follow links press no button.
#[component]
pub fn Link(token: String, what: Confirmable, trouble: Option<Trouble>) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let (of, [title, lead, about, button], petitions) = match what {
        Confirmable::Signing(petitions) => (None, OF_A_SIGNING, petitions),
        Confirmable::Letter(petitions) => (Some("letter"), OF_A_LETTER, petitions),
    };
    // With it the next page speaks of a letter even if the server cannot look up the mail.
    let of = of.map(|of| view! { <input type="hidden" name="of" value=of /> }.into_any());
    let asked = (!petitions.is_empty()).then(|| {
        let petitions = petitions.into_iter().map(|slug| (slug, None)).collect();
        view! {
            <p>{text(about)}</p>
            <OwnPetitions petitions />
        }
        .into_any()
    });
    view! {
        <h1>{text(title)}</h1>
        <p class="lead">{text(lead)}</p>
        {asked}
        <TroubleNote trouble />
        <form method="post" action=Page::Confirm.path(&content.language)>
            <input type="hidden" name="t" value=token />
            {of}
            <button class="button">{text(button)}</button>
        </form>
    }
    .into_any()
}

#[component]
pub fn Code(email: Option<String>, is_wrong: bool, trouble: Option<Trouble>) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let mistake = is_wrong.then(|| {
        view! {
            // Without scripts only the focus brings the reader to the mistake.
            <p class="field-error" id="error-code" role="alert" tabindex="-1" autofocus=true>
                {text(Text::ConfirmWrong)}
            </p>
        }
        .erased()
    });
    let described_by = is_wrong.then_some("error-code");
    let invalid = is_wrong.then_some("true");
    view! {
        <h1>{text(Text::ConfirmCodeTitle)}</h1>
        <p class="lead">{text(Text::ConfirmCodeLead)}</p>
        {mistake}
        <TroubleNote trouble />
        <form method="post" action=Page::Confirm.path(&content.language)>
            <div class="field">
                <label for="confirm-email">{text(Text::FormEmail)}</label>
                <input
                    id="confirm-email"
                    name="email"
                    type="email"
                    autocomplete="email"
                    dir="auto"
                    required=true
                    value=email.as_deref().map(one_line)
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
            </div>
            <div class="field">
                <label for="confirm-code">{text(Text::ConfirmCode)}</label>
                <input
                    id="confirm-code"
                    name="code"
                    autocapitalize="characters"
                    spellcheck="false"
                    autocomplete="one-time-code"
                    dir="ltr"
                    required=true
                    aria-describedby=described_by
                    aria-invalid=invalid
                />
            </div>
            <button class="button">{text(Text::ConfirmCodeButton)}</button>
        </form>
    }
    .into_any()
}

/// The text for when the server cannot act now.
#[component]
pub fn TroubleNote(trouble: Option<Trouble>) -> impl IntoView {
    let content = use_content();
    trouble.map(|trouble| {
        let words = match trouble {
            Trouble::TooMany => LiveText::ErrorTooMany,
            Trouble::Busy => LiveText::ErrorBusy,
        };
        view! {
            <p class="form-failure" role="alert" tabindex="-1" autofocus=true>
                {content.live_text(words).to_owned()}
            </p>
        }
        .erased()
    })
}
