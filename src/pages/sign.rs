//! All ten petitions signed in one act.

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use super::routed::routed;
use crate::{
    components::{Counter, SignatureForm},
    erased::Erased,
};

/// Every demand, one form.
#[component]
pub fn SignPage() -> impl IntoView {
    routed(Page::Sign, |content, _| {
        let page = view! {
            <div class="page-width sign">
                <div class="sign-head">
                    <h1>{content.text(Text::SignTitle).to_owned()}</h1>
                    <p class="lead">{content.text(Text::SignLead).to_owned()}</p>
                    <Counter petition=None />
                </div>
                <div class="letter" id="signature" tabindex="-1">
                    <SignatureForm page=Page::Sign />
                </div>
            </div>
        };
        Some(page.erased())
    })
}
