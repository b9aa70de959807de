//! One case: who the person is, why it matters, what is asked of whom, and the form to sign it.

use leptos::prelude::*;
use marathon_domain::{Case, CaseStatus, Page, Slug, Text};

use super::routed::routed_by_slug;
use crate::{
    components::{
        Counter, CountryMap, GoalBar, LargeStamp, LettersCount, MessagesTeaser, NextCase,
        NextSteps, Share, SignatureForm, SomeoneElse, list_separator,
    },
    erased::Erased,
    reactive::flag,
    state::{SignedPetitions, use_content},
};

/// The page of a case.
#[component]
pub fn CasePage() -> impl IntoView {
    routed_by_slug(Page::Case, |content, page| {
        let Page::Case(slug) = page else { return None };
        let case = content.case(slug)?.clone();
        Some(view! { <CaseView case page=page.clone() /> }.erased())
    })
}

/// A case, or a petition beside the ten, as a page.
#[component]
pub fn CaseView(case: Case, page: Page) -> impl IntoView {
    let slug = case.slug.clone();
    let is_open = case.status == CaseStatus::Open;
    let is_of_the_ten = case.is_of_the_ten();
    let share = is_open.then(|| {
        view! { <Share page=page.clone() name=case.name.clone() text=case.share.clone() /> }
            .erased()
    });
    let teaser = is_of_the_ten.then(|| view! { <MessagesTeaser case=slug.clone() /> }.erased());
    view! {
        <div class="page-width case">
            <Head case=case.clone() />
            <div class="case-aside">
                <LargeStamp case=slug.clone() />
                <GoalBar petition=slug.clone() />
                <Counter petition=Some(slug.clone()) with_paper=true />
                {is_of_the_ten.then(|| view! { <LettersCount case=Some(slug.clone()) /> }.erased())}
            </div>
            <div class="case-text">
                <Story case=case.clone() />
                {is_open.then(|| view! { <Bar petition=slug.clone() /> }.erased())}
                <Petition case page />
                {share}
                <NextSteps case=slug is_its_page=true />
                {teaser}
            </div>
        </div>
    }
    .erased()
}

#[component]
fn Head(case: Case) -> impl IntoView {
    let kicker = if case.is_of_the_ten() {
        let right = case.rights.first().map_or("", String::as_str);
        [&case.country_name, " · ", right].concat()
    } else {
        use_content().text(Text::HomeFurtherKicker).to_owned()
    };
    view! {
        <header class="case-head">
            <p class="case-kicker">{kicker}</p>
            <h1><bdi>{case.name}</bdi></h1>
            <p class="case-headline">{case.headline}</p>
        </header>
    }
    .erased()
}

#[component]
fn Story(case: Case) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let is_of_the_ten = case.is_of_the_ten();
    let map = case
        .map
        .is_some()
        .then(|| view! { <CountryMap case=case.slug.clone() /> }.erased());
    let outside = (!is_of_the_ten)
        .then(|| view! { <p class="case-as-of">{text(Text::CaseOutside)}</p> }.erased());
    let paragraphs = case
        .story
        .into_iter()
        .map(|words| view! { <p>{words}</p> }.erased())
        .collect_view();
    view! {
        <article class="case-story">
            {paragraphs}
            <h2>{text(Text::CaseWhyTitle)}</h2>
            <p>{case.why}</p>
            {map}
            <dl class="case-facts">
                <dt>{text(Text::CaseRights)}</dt>
                <dd>{case.rights.join(list_separator(&content))}</dd>
            </dl>
            {outside}
            <p class="case-as-of">
                <time datetime=case.facts_as_of>
                    {content.fill(Text::CaseFactsAsOf, "month", &case.facts_as_of_words)}
                </time>
            </p>
        </article>
    }
    .erased()
}

/// The slim bar of phones, which keeps count and form within reach until the form is there.
#[component]
fn Bar(petition: Slug) -> impl IntoView {
    let signed = SignedPetitions::here();
    let slug = petition.clone();
    let words = use_content().text(Text::CaseSignLink).to_owned();
    view! {
        <div class="case-bar" hidden=flag(move || signed.holds(slug.as_str()))>
            <Counter petition=Some(petition) />
            // `external`: the browser moves the focus along, which the router does not.
            <a class="button" href="#signature" rel="external">{words}</a>
        </div>
    }
    .erased()
}

/// The petition as a letter: addressee, demand, and where to sign; or that it has been signed, or won.
#[component]
fn Petition(case: Case, page: Page) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    if case.status != CaseStatus::Open {
        return view! { <p class="case-won">{text(Text::CaseWon)}</p> }.erased();
    }
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    let is_signed = Memo::new(move |_| signed.holds(slug.as_str()));
    view! {
        <section class="letter" id="signature" tabindex="-1">
            <p class="letter-kicker">{text(Text::CaseDemandTitle)}</p>
            <h2>{case.addressee}</h2>
            <p class="letter-demand">{case.demand}</p>
            <div class="letter-signed" hidden=flag(move || !is_signed.get())>
                <p>{text(Text::CaseSigned)}</p>
                <NextCase after=Some(case.slug) />
                <SomeoneElse focus="signature" />
            </div>
            <div hidden=flag(move || is_signed.get())>
                <SignatureForm page />
            </div>
        </section>
    }
    .erased()
}
