//! The page where a marathon is announced.

use leptos::prelude::*;
use marathon_domain::{MarathonField, MarathonText, Page};

use super::{
    Styles,
    announcement::{Announcement, Line},
};
use crate::{
    components::{ErrorSummary, KeyField, PageField},
    erased::Erased,
    pages::routed::routed,
    state::{FormProgress, use_content},
};

/// A form that posts by itself, with the app and without: the answer shows a secret, so it has no app.
#[component]
pub fn NewMarathonPage() -> impl IntoView {
    routed(Page::NewMarathon, |_, _| {
        Some(view! { <NewMarathonView /> }.erased())
    })
}

#[component]
fn NewMarathonView() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    provide_context(FormProgress::new());
    view! {
        <div class="page-width marathon-form">
            <Styles />
            <h1>{text(MarathonText::NewTitle)}</h1>
            <p class="lead">{text(MarathonText::NewLead)}</p>
            <form class="marathon-fields" method="post" action="/api/v1/marathons" novalidate=true>
                <ErrorSummary />
                <KeyField />
                <PageField address=Page::NewMarathon.path(&content.language) />
                <Announcement />
                <Contact />
                <button class="button button-flame">{text(MarathonText::NewButton)}</button>
            </form>
        </div>
    }
    .erased()
}

/// The fields about the organiser, which only the section can read.
#[component]
fn Contact() -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    view! {
        <fieldset class="marathon-contact">
            <legend>{text(MarathonText::NewContactTitle)}</legend>
            <p class="field-hint">{text(MarathonText::NewContactText)}</p>
            <div class="field-pair">
                <Line
                    field=MarathonField::ContactName
                    label=MarathonText::NewContactName
                    autocomplete="name"
                />
                <Line
                    field=MarathonField::ContactEmail
                    label=MarathonText::NewContactEmail
                    kind="email"
                    autocomplete="email"
                />
            </div>
        </fieldset>
    }
    .erased()
}
