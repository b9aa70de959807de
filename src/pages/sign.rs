//! All ten petitions signed in one act.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::routed::routed;
use crate::{
    components::{Counter, Later, OwnLink, SignatureForm, SomeoneElse},
    erased::Erased,
    reactive::{flag, memo},
    state::SignedPetitions,
};

/// Every demand and one form; or the news that this tab has signed them all.
#[component]
pub fn SignPage() -> impl IntoView {
    routed(Page::Sign, |content, _| {
        let signed = SignedPetitions::here();
        let open: Vec<_> = content.open_cases().map(|case| case.slug.clone()).collect();
        let is_done = memo(move || open.iter().all(|slug| signed.holds(slug.as_str())));
        let page = view! {
            <div class="page-width sign">
                <div class="sign-head">
                    <h1>{content.text(Text::SignTitle).to_owned()}</h1>
                    <p class="lead">{content.text(Text::SignLead).to_owned()}</p>
                    <Counter petition=None />
                </div>
                <div class="letter" id="signature" tabindex="-1">
                    <div class="letter-signed" hidden=flag(move || !is_done.get())>
                        <p>{content.text(Text::ThanksAllSigned).to_owned()}</p>
                        <SomeoneElse focus="signature" />
                        <OwnLink />
                    </div>
                    <div hidden=flag(move || is_done.get())>
                        <Later>
                            <SignatureForm page=Page::Sign />
                        </Later>
                    </div>
                </div>
            </div>
        };
        Some(page.erased())
    })
}
