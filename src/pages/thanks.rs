//! After signing: thanks, how far the sheet is filled, the next letter, and passing it on.

use leptos::prelude::*;
use marathon_domain::{Content, LiveText, Page, Text};

use super::routed::routed;
use crate::{
    browser::intl,
    components::{CaseSheet, Counter, NextCase, OwnLink, Share, SomeoneElse, Ways},
    erased::Erased,
    reactive::{flag, words},
    state::{SignedPetitions, use_content},
};

/// Thanks, in the same words whether the address was new or not.
#[component]
pub fn ThanksPage() -> impl IntoView {
    routed(Page::Thanks, |content, _| {
        let head = view! {
            <h1>{content.text(Text::ThanksTitle).to_owned()}</h1>
            <p class="lead">{content.text(Text::ThanksLead).to_owned()}</p>
            <Counter petition=None />
        };
        Some(view! { <AfterSigning head=head.erased() /> }.erased())
    })
}

/// The same where addresses are confirmed by mail: one step is left. A page of its own, so that neither
/// app nor server has anything to fill in.
#[component]
pub fn MailedPage() -> impl IntoView {
    routed(Page::Mailed, |content, _| {
        let head = view! {
            <h1>{content.text(Text::MailedTitle).to_owned()}</h1>
            <p class="lead">{content.text(Text::MailedLead).to_owned()}</p>
            <p>
                // `external`: the server answers this page, never the app.
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
    let is_all_signed = Memo::new({
        let content = content.clone();
        move |_| {
            content
                .open_cases()
                .all(|case| signed.holds(case.slug.as_str()))
        }
    });
    view! {
        <div>
            <section class="thanks-head">
                <div class="page-width">{head}</div>
            </section>
            <section class="page-width thanks">
                <Progress />
                <div hidden=flag(move || is_all_signed.get())>
                    <NextCase after=None />
                </div>
                <p class="lead" hidden=flag(move || !is_all_signed.get())>{text(Text::ThanksAllSigned)}</p>
                <section class="next-steps">
                    <h2>{text(Text::HomeWaysTitle)}</h2>
                    <Ways of=None />
                </section>
                <Share page=Page::Home name=text(Text::SiteName) text=text(Text::ShareSiteText) />
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

/// How many of the open petitions were signed. Nothing is known of the tab before the app runs: the line is
/// empty then, and takes no room.
#[component]
fn Progress() -> impl IntoView {
    let content = use_content();
    let signed = SignedPetitions::here();
    let progress = words(move || {
        let open = content.open_cases();
        let count = open.filter(|case| signed.holds(case.slug.as_str())).count();
        (count > 0).then(|| so_far(&content, count))
    });
    view! { <p class="thanks-progress">{progress}</p> }.erased()
}

fn so_far(content: &Content, signed: usize) -> String {
    let locale = content.text(Text::LanguageLocale);
    let number = |count: usize| intl::number(count as u64, locale);
    let words = content.fill_live(LiveText::ThanksProgress, "signed", &number(signed));
    words.replace("{all}", &number(content.open_cases().count()))
}
