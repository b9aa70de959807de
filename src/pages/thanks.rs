//! After signing: thanks, how many stamps are filled, the next letter, and links to share.

use leptos::prelude::*;
use marathon_domain::{Case, LiveText, Page, Text};

use super::routed::routed;
use crate::{
    components::{CaseSheet, Counter, NextCase, OwnLink, Share, SignedProgress, SomeoneElse, Ways},
    erased::Erased,
    reactive::{flag, follow, memo, part, words},
    state::{SignedPetitions, use_content},
};

/// Thanks, in the same words for a new address and a known one.
#[component]
pub fn ThanksPage() -> impl IntoView {
    routed(Page::Thanks, |content, _| {
        let text = |text: Text| content.text(text).to_owned();
        let signed = SignedPetitions::here();
        // The first view holds nothing that only the tab knows.
        let is_nothing = RwSignal::new(false);
        follow(move || is_nothing.set(signed.get().is_empty()));
        let (thanks, none) = (text(Text::ThanksTitle), text(Text::ThanksNothingTitle));
        let (lead, no_lead) = (text(Text::ThanksLead), text(Text::ThanksNothingLead));
        let petitions = content.open_petitions();
        let each = petitions.map(|case| view! { <SignedFor case=case.clone() /> }.erased());
        let head = view! {
            <h1>{words(move || Some(if is_nothing.get() { none.clone() } else { thanks.clone() }))}</h1>
            <div>
                {each.collect_view()}
                <div class="thanks-any">
                    <p class="lead">{words(move || Some(if is_nothing.get() { no_lead.clone() } else { lead.clone() }))}</p>
                    <Counter petition=None />
                </div>
            </div>
        };
        Some(view! { <AfterSigning head=head.erased() /> }.erased())
    })
}

/// Whom the last signing of this tab was for, if it was for one. Without the app the address names
/// the case behind `#`, and the style sheet shows it.
#[component]
fn SignedFor(case: Case) -> impl IntoView {
    let content = use_content();
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    let is_last = flag(move || signed.last().as_ref() == Some(&slug));
    let id = ["signed=", case.slug.as_str()].concat();
    view! {
        <div class="thanks-for" class:thanks-last=is_last id=id>
            <p class="lead">{content.fill_live(LiveText::ThanksSignedFor, "name", &case.name)}</p>
            <Counter petition=Some(case.slug) />
        </div>
    }
    .erased()
}

/// The same where addresses are confirmed by mail: one step is left. It is a page of its own, so
/// that neither app nor server has to fill in anything.
#[component]
pub fn MailedPage() -> impl IntoView {
    routed(Page::Mailed, |content, _| {
        let head = view! {
            <h1>{content.text(Text::MailedTitle).to_owned()}</h1>
            <p class="lead">{content.text(Text::MailedLead).to_owned()}</p>
            <p>
                // `external`: only the server answers this page, not the app.
                <a href=Page::Confirm.path(&content.language) rel="external">
                    {content.text(Text::MailedCodeLink).to_owned()}
                </a>
            </p>
        };
        Some(view! { <AfterSigning head=head.erased() /> }.erased())
    })
}

#[component]
fn AfterSigning(
    /// What happened, and what is left to do.
    head: AnyView,
) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let signed = SignedPetitions::here();
    let is_nothing_signed = Signal::derive(move || signed.get().is_empty());
    let is_all_signed = memo({
        let content = content.clone();
        move || {
            content
                .open_cases()
                .all(|case| signed.holds(case.slug.as_str()))
        }
    });
    let share = part({
        let content = content.clone();
        move || {
            let last = signed.last();
            let (page, name, text) = match last.as_ref().and_then(|slug| content.petition(slug)) {
                Some(case) => (case.page(), case.name.clone(), case.share.clone()),
                None => (
                    Page::Home,
                    content.text(Text::SiteName).to_owned(),
                    content.text(Text::ShareSiteText).to_owned(),
                ),
            };
            view! { <Share page name text /> }.erased()
        }
    });
    view! {
        <div>
            <section class="thanks-head">
                <div class="page-width">{head}</div>
            </section>
            <section class="page-width thanks">
                <SignedProgress />
                <NextCase after=None />
                <section class="next-steps">
                    <h2>{text(Text::HomeWaysTitle)}</h2>
                    <Ways of=None />
                </section>
                {share}
                <OwnLink />
                <CaseSheet />
                <div class="thanks-more">
                    <a
                        class="button"
                        href=Page::Sign.path(&content.language)
                        hidden=flag(move || is_all_signed.get())
                    >
                        {text(Text::ThanksSignRest)}
                    </a>
                    <SomeoneElse focus="main" hidden=is_nothing_signed />
                </div>
            </section>
        </div>
    }
    .erased()
}
