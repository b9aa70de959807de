//! The next petition signed with one press, where it is shown.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Case, Content, Text};
use web_sys::HtmlFormElement;

use crate::{
    browser::focus,
    components::{
        PageField, Receiver, SendButton,
        signature_form::{Sending, sign_as},
    },
    element_ref::ElementRef,
    erased::Erased,
    reactive::follow,
    state::{ChosenCountry, Details, FormProgress, FormState, JustSigned, Navigation},
};

/// What is asked, and the button that signs it as whoever has signed before in this tab. It is a form like any
/// other, with their details.
#[component]
pub fn SignToo(
    case: Case,
    /// The whole content: that of a page has no other form.
    content: Arc<Content>,
    signer: Details,
) -> impl IntoView {
    provide_context(Arc::clone(&content));
    let progress = FormProgress::new();
    provide_context(progress);
    let country = ChosenCountry::new();
    country.choose(&signer.country);
    provide_context(country);
    let stays_at = use_context::<JustSigned>();
    if stays_at.is_none() {
        provide_context(JustSigned::new());
    }
    let sending = Sending::new(progress);
    let text = |text: Text| content.text(text).to_owned();
    let address = case.page().path(&content.language);
    let (navigation, page) = (Navigation::here(), address.clone());
    follow(move || match progress.with(Clone::clone) {
        // Its own page has the fields to correct.
        FormState::Invalid(_) => navigation.go(&page),
        // The button goes with what was signed. On a case the thanks take the focus.
        FormState::Done if stays_at.is_none() => focus::set("main"),
        _ => (),
    });
    let form: ElementRef<HtmlFormElement> = ElementRef::default();
    let kept = signer.kept;
    let label = sign_as(&signer, &content);
    let fields = [
        ("petitions", case.slug.to_string()),
        ("language", content.language.to_string()),
        ("notice", content.campaign.notice().to_owned()),
        ("given_name", signer.given_name),
        ("family_name", signer.family_name),
        ("email", signer.email),
        ("country", signer.country),
        ("postcode", signer.postcode),
    ];
    let fields = fields
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.erased());
    view! {
        <form
            node_ref=form
            class="sign-too"
            action="/api/v1/signings"
            method="post"
            on:submit=sending.on_submit(form, move || kept)
        >
            <PageField address />
            {fields.into_iter().collect_view()}
            <p class="letter-kicker">{case.addressee}</p>
            <p class="letter-demand">{case.demand}</p>
            <Receiver consent=Text::FormConsent />
            <SendButton label pending=text(Text::FormPending) class="button button-flame" />
        </form>
    }
    .erased()
}
