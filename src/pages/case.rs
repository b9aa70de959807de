//! One case: who the person is, why it matters, what the petition asks of whom, and the form to sign it.

use leptos::prelude::*;
use marathon_domain::{Case, CaseStatus, Page, Slug, Text};

use super::routed::routed_by_slug;
use crate::{
    components::{
        CaseStrip, CaseUpdates, CountDetails, Counter, CountryMap, GoalBar, JustSignedNote,
        LargeStamp, Later, LettersCount, MessagesTeaser, NextCase, NextSteps, OwnLink,
        PaperAddress, PhotographFigure, QuotationFigure, Share, SignBar, SignatureForm,
        SomeoneElse, list_separator,
    },
    erased::Erased,
    reactive::{flag, follow, memo, part},
    state::{JustSigned, SignedPetitions, use_content},
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
    view! {
        <div class="page-width case">
            // Without the strip: what stays in view beside the story must not reach into it.
            <div class="case-body">
                <Head case=case.clone() />
                <div class="case-aside">
                    <LargeStamp case=slug.clone() />
                    <Counter petition=Some(slug.clone()) />
                    <GoalBar petition=slug.clone() />
                    {is_of_the_ten.then(|| view! { <LettersCount case=Some(slug.clone()) /> }.erased())}
                    <CountDetails petition=Some(slug.clone()) />
                    {is_open.then(|| view! { <Ask case=case.clone() /> }.erased())}
                </div>
                <Later class="case-text">
                    <StoryAndPetition case page />
                </Later>
            </div>
            <Later>
                <CaseStrip case=slug />
            </Later>
        </div>
    }
    .erased()
}

/// What is beside the numbers, or below them.
#[component]
fn StoryAndPetition(case: Case, page: Page) -> impl IntoView {
    let bar = (case.status == CaseStatus::Open).then(|| bar(&case.slug));
    view! {
        <Story case=case.clone() />
        {bar}
        <Petition case=case.clone() page=page.clone() />
        <PaperAddress page=page.clone() />
        <Later>
            <MoreToDo case page />
        </Later>
    }
    .erased()
}

/// What else there is to do for this person: share, write, and see what others wrote.
#[component]
fn MoreToDo(case: Case, page: Page) -> impl IntoView {
    let share = (case.status == CaseStatus::Open)
        .then(|| view! { <Share page name=case.name.clone() text=case.share.clone() /> }.erased());
    let teaser = case
        .is_of_the_ten()
        .then(|| view! { <MessagesTeaser case=case.slug.clone() /> }.erased());
    view! {
        {share}
        <NextSteps case=case.slug is_its_page=true />
        {teaser}
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
    let received_by = (case.status == CaseStatus::Open).then(|| {
        let words = use_content().text(Text::SiteReceivedBy).to_owned();
        view! { <p class="received-by">{words}</p> }.erased()
    });
    view! {
        <header class="case-head">
            <p class="case-kicker">{kicker}</p>
            <h1><bdi>{case.name}</bdi></h1>
            <p class="case-headline">{case.headline}</p>
            {received_by}
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
    let photograph = case.photograph.map(|photograph| {
        view! { <PhotographFigure photograph sizes="(min-width: 52rem) 40rem, 100vw" /> }.erased()
    });
    let quotation = case
        .quotation
        .map(|quotation| view! { <QuotationFigure quotation /> }.erased());
    let outside = (!is_of_the_ten)
        .then(|| view! { <p class="case-as-of">{text(Text::CaseOutside)}</p> }.erased());
    let paragraphs = case
        .story
        .into_iter()
        .map(|words| view! { <p>{words}</p> }.erased())
        .collect_view();
    view! {
        <article class="case-story">
            {photograph}
            {paragraphs}
            {quotation}
            <CaseUpdates updates=case.updates />
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

/// The demand and the link to the form: beside the story, and always in view if there is room.
#[component]
fn Ask(case: Case) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let signed = SignedPetitions::here();
    let slug = case.slug.clone();
    view! {
        <div class="case-ask">
            <p class="case-ask-demand">{case.demand}</p>
            // `external`: the browser moves the focus along, which the router does not.
            <a
                class="button button-flame"
                href="#signature"
                rel="external"
                hidden=flag(move || signed.holds(slug.as_str()))
            >
                {text(Text::CaseSignLink)}
            </a>
        </div>
    }
    .erased()
}

fn bar(petition: &Slug) -> AnyView {
    let signed = SignedPetitions::here();
    let slug = petition.clone();
    let hidden = flag(move || signed.holds(slug.as_str()));
    view! { <SignBar petition=Some(petition.clone()) to="#signature" hidden /> }.erased()
}

/// The petition as a letter: addressee, demand, and the form; or the news that it has been signed, or won.
#[component]
fn Petition(case: Case, page: Page) -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    if case.status != CaseStatus::Open {
        return view! { <p class="case-won">{text(Text::CaseWon)}</p> }.erased();
    }
    let signed = SignedPetitions::here();
    let text_of_signed = text(Text::CaseSigned);
    let slug = case.slug.clone();
    let is_signed = memo(move || signed.holds(slug.as_str()));
    let just_signed = JustSigned::new();
    provide_context(just_signed);
    follow(move || {
        if !is_signed.get() {
            // Now somebody else signs.
            just_signed.set(false);
        }
    });
    let after = case.slug.clone();
    let addressee = case.addressee.clone();
    let demand = case.demand.clone();
    // The petition may be this one, or the next one, which can be signed here too.
    let last = memo(move || just_signed.get().then(|| signed.last()).flatten());
    let note = part({
        let content = content.clone();
        move || match last.get().and_then(|slug| content.petition(&slug).cloned()) {
            Some(case) => view! { <JustSignedNote case /> }.erased(),
            None => view! { <p>{text_of_signed.clone()}</p> }.erased(),
        }
    });
    view! {
        <section class="letter" id="signature" tabindex="-1">
            <p class="letter-kicker">{text(Text::CaseDemandTitle)}</p>
            <h2>{addressee}</h2>
            <p class="letter-demand">{demand}</p>
            <div class="letter-signed" hidden=flag(move || !is_signed.get())>
                {note}
                <NextCase after=Some(after) />
                <SomeoneElse focus="signature" />
                <OwnLink />
            </div>
            <div hidden=flag(move || is_signed.get())>
                <Later>
                    <SignatureForm page />
                </Later>
            </div>
        </section>
    }
    .erased()
}
