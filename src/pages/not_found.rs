//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_router::params::ParamsMap;
use marathon_domain::{Page, Text};

use super::routed::routed;
use crate::{components::CaseSheet, erased::Erased, state::use_content};

/// The page where no route fits.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    // The router has parameters only for its routes. Without a language, the page uses that of the
    // first view.
    provide_context(ArcMemo::new(|_| ParamsMap::new()));
    routed(Page::NotFound, |_, _| Some(view! { <NotFound /> }.erased()))
}

/// Says that the page does not exist, and offers links.
#[component]
pub fn NotFound() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    view! {
        <section class="page-width not-found">
            <h1>{text(Text::NotFoundTitle)}</h1>
            <p class="lead">{text(Text::NotFoundLead)}</p>
            <p>
                <a class="button" href=Page::Home.path(&content.language)>{text(Text::NotFoundHome)}</a>
            </p>
            <CaseSheet />
        </section>
    }
    .erased()
}
