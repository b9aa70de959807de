//! The page that asks a supporter for the receipt of a signing. Everybody may open it, and the app
//! fills it in. The server's answer is in `my_signing/own.rs`.

#[cfg(feature = "ssr")]
mod own;

use leptos::prelude::*;
use marathon_domain::Page;

use super::routed::routed;
use crate::{components::AskForSecret, erased::Erased, state::Secret};

#[cfg(feature = "ssr")]
pub use own::{MySigning, OwnDeed, OwnSigning, OwnState};

/// The page that asks for the receipt.
#[component]
pub fn MySigningPage() -> impl IntoView {
    routed(Page::MySigning, |_, _| {
        let page = view! {
            <section class="page-width confirm">
                <div>
                    <AskForSecret secret=Secret::Signings />
                </div>
            </section>
        };
        Some(page.erased())
    })
}
