//! The form that signs one petition, or several at once. Plain HTML that posts by itself; in the
//! browser the same rules check it before it is sent, and nothing typed is ever lost.

mod fields;
mod form_values;
mod mistakes;
mod receiver;
mod submission;

use leptos::{
    ev::{Event, SubmitEvent},
    prelude::*,
};
use leptos_router::hooks::use_navigate;
use marathon_domain::{Page, Text};

use crate::{
    content_store::ContentStore,
    inert::inert,
    reactive::{flag, follow, words},
    signed_petitions::SignedPetitions,
    supporter::Supporter,
};
use receiver::Receiver;
use submission::{State, Submission};

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
    let country = RwSignal::new(store.now().likely_countries.first().copied());

    follow(move || {
        let details = supporter.details();
        let Some(form) = form_values::form() else {
            return;
        };
        // Our own checks speak the reader's language; the browser's are for when we are not there.
        form.set_no_validate(true);
        if let Some(details) = details {
            form_values::fill_in(&form, &details);
        }
        country.set(form_values::country(&form));
    });
    follow(move || {
        let signed = signed.get();
        if let Some(form) = form_values::form() {
            form_values::mark_signed(&form, &signed);
        }
    });
    follow(move || {
        let found = submission.mistakes();
        if let Some(form) = form_values::form() {
            mistakes::show(&form, &found);
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
            country.set(form_values::country(&form));
        }
    };
    let forget = move |_| {
        supporter.forget();
        if let Some(form) = form_values::form() {
            form.reset();
        }
    };

    let label = store.text(if page == Page::Sign {
        Text::FormSignAll
    } else {
        Text::FormSign
    });
    let pending = store.text(Text::FormPending);
    view! {
        <form
            class="signature-form"
            action="/api/v1/signings"
            method="post"
            id="signature-form"
            on:submit=on_submit
            on:change=on_change
        >
            <p class="remembered" hidden=flag(move || supporter.details().is_none())>
                {store.text(Text::FormRemembered)}" "
                <button type="button" class="button-plain" on:click=forget>
                    {store.text(Text::FormSomeoneElse)}
                </button>
            </p>
            {inert(fields::fields(&store.now(), &page))}
            <Receiver country />
            <p class="form-failure" role="alert">
                {words(move || match submission.state() {
                    State::Failed(text) => store.text(text),
                    _ => String::new(),
                })}
            </p>
            <button
                class="button button-sign"
                aria-disabled=words(move || submission.is_pending().to_string())
            >
                {words(move || {
                    if submission.is_pending() { pending.clone() } else { label.clone() }
                })}
            </button>
            <p class="form-slow" role="status">
                {words(move || match submission.state() {
                    State::Slow => store.text(Text::FormSlow),
                    _ => String::new(),
                })}
            </p>
        </form>
    }
}
