//! The page that asks an organiser for the secret link. Everybody may open it, and the app fills it in. `own.rs` has
//! the server's answer to its form.

use leptos::prelude::*;
use marathon_domain::Page;

use super::Styles;
use crate::{components::AskForSecret, erased::Erased, pages::routed::routed, state::Secret};

/// The page that asks for the secret.
#[component]
pub fn OrganiseMarathonPage() -> impl IntoView {
    routed(Page::OrganiseMarathon, |_, _| {
        let page = view! {
            <div class="page-width marathon-own">
                <Styles />
                <div>
                    <AskForSecret secret=Secret::Marathon />
                </div>
            </div>
        };
        Some(page.erased())
    })
}
