//! What a person fills in to sign: plain fields, the same without scripts.

use leptos::prelude::*;
use marathon_domain::{Page, Text};
use web_sys::HtmlInputElement;

use super::signer::{Signer, SignerNote};
use crate::{
    components::{
        ErrorSummary, PageField, PersonFields, PetitionChoice, Receiver, SendButton, SignBar, Tick,
    },
    element_ref::ElementRef,
    erased::Erased,
    reactive::flag,
    state::use_content,
};

/// The whole content of the form on a page.
#[component]
pub fn SignatureFields(
    page: Page,
    /// The box that asks the device to keep the details.
    remember: ElementRef<HtmlInputElement>,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let address = page.path(&content.language);
    let button = if page == Page::Sign {
        Text::FormSignAll
    } else {
        Text::FormSign
    };
    let signer = Signer::new();
    // The form that signs all ten says so on its button, whoever signs.
    let signer_label = (page != Page::Sign).then(|| signer.label());
    let petitions = match &page {
        Page::Case(slug) | Page::Petition(slug) => {
            view! { <input type="hidden" name="petitions" value=slug.to_string() /> }.erased()
        }
        _ => view! {
            <PetitionChoice />
            <SignBar to="#who-signs" />
        }
        .into_any(),
    };
    view! {
        <div class="signature-fields">
            <ErrorSummary />
            <PageField address />
            <input type="hidden" name="language" value=content.language.to_string() />
            <input type="hidden" name="notice" value=content.campaign.notice().to_owned() />
            {petitions}
            <div id="who-signs" class="who-signs" tabindex="-1">
                <SignerNote signer />
                <div class="person-fields" hidden=flag(move || signer.is_known())>
                    <PersonFields differs=signer.is_opened() />
                </div>
            </div>
            <div class="consents">
                <Tick name="name_to_authorities" words=text(Text::FormNameToAuthorities) />
                <Tick name="updates" words=text(Text::FormUpdates) />
                // Without the app the device keeps nothing. The box has no name, so it is never sent.
                <label class="box needs-app">
                    <input node_ref=remember id="remember" type="checkbox" />
                    <span>{text(Text::FormRemember)}</span>
                </label>
            </div>
            <Receiver consent=Text::FormConsent />
            <SendButton label=text(button) known=signer_label pending=text(Text::FormPending) />
        </div>
    }
    .erased()
}
