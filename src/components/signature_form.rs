//! The form that signs one petition, or several at once. Plain HTML that posts by itself; in the
//! browser the same rules check it before it is sent, and nothing typed is ever lost.

mod consent;
mod country_field;
mod error_summary;
mod form_values;
mod petition_choice;
mod submission;
mod text_field;

use leptos::{ev::SubmitEvent, html, prelude::*};
use leptos_router::hooks::use_navigate;
use marathon_domain::{CountryCode, Page, Text};

use crate::{
    content_store::ContentStore,
    reactive::{attribute, flag, follow, words},
    supporter::Supporter,
};
use consent::Consent;
use country_field::CountryField;
use error_summary::ErrorSummary;
use petition_choice::PetitionChoice;
use submission::{State, Submission};
use text_field::TextField;

/// The form of a page that signs.
#[component]
pub fn SignatureForm(
    /// A case's page, to sign its petition, or the page that signs all.
    page: Page,
) -> impl IntoView {
    let store = ContentStore::here();
    let supporter = Supporter::here();
    let form = NodeRef::<html::Form>::new();
    let submission = Submission::new();
    let country = RwSignal::new(store.now().likely_countries.first().copied());

    // Our own checks speak the reader's language; the browser's are for when we are not there.
    follow(move || {
        if let Some(form) = form.get() {
            form.set_no_validate(true);
        }
    });
    follow(move || {
        if let (Some(form), Some(details)) = (form.get(), supporter.details()) {
            form_values::fill_in(&form, &details);
            country.set(details.country.parse::<CountryCode>().ok());
        }
    });

    let navigate = use_navigate();
    let thanks = store.path(&Page::Thanks);
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        let (navigate, thanks) = (navigate.clone(), thanks.clone());
        if let Some(form) = form.get_untracked() {
            submission.send(&form, move || navigate(&thanks, Default::default()));
        }
    };
    let forget = move |_| {
        supporter.forget();
        if let Some(form) = form.get_untracked() {
            form.reset();
        }
    };

    let label = store.text(if page == Page::Sign {
        Text::FormSignAll
    } else {
        Text::FormSign
    });
    let pending = store.text(Text::FormPending);
    let address = store.path(&page);
    let petitions = match &page {
        Page::Case(slug) => {
            let slug = slug.to_string();
            view! { <input type="hidden" name="petitions" value=slug /> }.into_any()
        }
        _ => view! { <PetitionChoice submission /> }.into_any(),
    };
    view! {
        <form
            class="signature-form"
            action="/api/v1/signings"
            method="post"
            node_ref=form
            on:submit=on_submit
        >
            <ErrorSummary submission />
            <input type="hidden" name="page" value=address />
            <input type="hidden" name="language" value=store.now().language.to_string() />
            <input type="hidden" name="notice" value=store.now().campaign.notice().to_owned() />
            {petitions}
            <p class="remembered" hidden=flag(move || supporter.details().is_none())>
                {store.text(Text::FormRemembered)} " "
                <button type="button" class="button-plain" on:click=forget>
                    {store.text(Text::FormSomeoneElse)}
                </button>
            </p>
            <div class="field-pair">
                <TextField submission name="given_name" label=Text::FormGivenName autocomplete="given-name" />
                <TextField submission name="family_name" label=Text::FormFamilyName autocomplete="family-name" />
            </div>
            <TextField submission name="email" kind="email" label=Text::FormEmail autocomplete="email" hint=Text::FormEmailHint />
            <div class="field-pair">
                <CountryField submission country />
                <TextField submission name="postcode" label=Text::FormPostcode autocomplete="postal-code" optional=true />
            </div>
            <Consent country />
            <p class="form-failure" role="alert">{words(move || match submission.state() {
                State::Failed(text) => store.text(text),
                _ => String::new(),
            })}</p>
            <button class="button button-sign" aria-disabled=attribute(move || submission.is_pending().then_some("true"))>
                {words(move || if submission.is_pending() { pending.clone() } else { label.clone() })}
            </button>
            <p class="form-slow" role="status">{words(move || match submission.state() {
                State::Slow => store.text(Text::FormSlow),
                _ => String::new(),
            })}</p>
        </form>
    }
}
