//! Home: what the marathon is, the one thing to do now, the ten cases, whether it works, and how to act.

mod how;
mod more;
mod works;

use leptos::prelude::*;
use marathon_domain::{Page, Text};

use how::{FourWays, Steps};
use more::{More, Movement};
use works::{Wins, Works};

use super::routed::routed;
use crate::{
    components::{CaseSheet, CountDetails, Counter, Later, LettersCount},
    erased::Erased,
    state::use_content,
};

/// The first page of a language.
#[component]
pub fn HomePage() -> impl IntoView {
    routed(Page::Home, |_, _| {
        let page = view! {
            <div>
                <Hero />
                <Cases />
                <Later>
                    <BelowCases />
                </Later>
            </div>
        };
        Some(page.erased())
    })
}

#[component]
fn Hero() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    // One sentence per line, as on a poster.
    let lines = content.text(Text::HomeTitle).split_inclusive(['.', '؟']);
    let lines = lines.map(|line| view! { <span>{[line.trim(), " "].concat()}</span> }.erased());
    // If there is room, a few of the stamps that follow on the page. They cost no further request.
    let stamps = content.cases.iter().rev().take(3).map(|case| {
        let picture = content.asset(&["stamps/", case.slug.as_str(), ".svg"].concat());
        view! {
            <span class="stamp">
                <img src=picture alt="" width="240" height="300" />
            </span>
        }
        .erased()
    });
    view! {
        <section class="hero">
            <div class="page-width hero-poster">
                <div>
                    <h1>{lines.collect_view()}</h1>
                    <p class="hero-lead">{text(Text::HomeLead)}</p>
                    <div class="hero-act">
                        <a class="button" href=Page::Sign.path(&content.language)>
                            {text(Text::HomeSignAll)}
                        </a>
                        <Counter petition=None />
                    </div>
                    <p class="received-by">{text(Text::SiteReceivedBy)}</p>
                </div>
                <div class="hero-stamps" aria-hidden="true">{stamps.collect_view()}</div>
            </div>
        </section>
    }
    .erased()
}

#[component]
fn Cases() -> impl IntoView {
    let content = use_content();
    view! {
        <section class="sheet-ground" id="cases">
            <div class="page-width">
                <h2>{content.text(Text::HomeCasesTitle).to_owned()}</h2>
                <p>{content.text(Text::HomeCasesLead).to_owned()}</p>
                <CaseSheet />
            </div>
        </section>
    }
    .erased()
}

/// Whether it works, and how to act.
#[component]
fn BelowCases() -> impl IntoView {
    view! {
        <Total />
        <Works />
        <FourWays />
        <Steps />
        <Wins />
        <Movement />
        <More />
    }
    .erased()
}

#[component]
fn Total() -> impl IntoView {
    let content = use_content();
    view! {
        <section class="total">
            <div class="page-width">
                <h2>{content.text(Text::HomeTotalTitle).to_owned()}</h2>
                <Counter petition=None />
                <p>{content.text(Text::HomeTotalLead).to_owned()}</p>
                <LettersCount case=None />
                <CountDetails petition=None />
            </div>
        </section>
    }
    .erased()
}
