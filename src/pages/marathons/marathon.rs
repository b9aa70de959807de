//! One marathon: when, where, what for, how many come, and its results.

mod coming;
mod facts;
mod sharing;

use leptos::prelude::*;
use marathon_domain::{KitPart, MarathonId, MarathonResults, MarathonText, Page, ReleasedMarathon};

use super::{Styles, kit_text, with_number};
use crate::{
    browser::head,
    components::{AnswerPart, showing},
    erased::Erased,
    page_head,
    pages::routed::routed_by_id,
    reactive::{follow, memo},
    state::{Answer, page_answer, use_content},
};
use coming::Coming;
use facts::Facts;
use sharing::Sharing;

/// The page of the marathon that the address names.
#[component]
pub fn MarathonPage() -> impl IntoView {
    routed_by_id(Page::Marathon, |_, page| {
        let Page::Marathon(id) = page else {
            return None;
        };
        Some(view! { <MarathonView id=id.clone() /> }.erased())
    })
}

#[component]
fn MarathonView(id: MarathonId) -> impl IntoView {
    let content = use_content();
    let address = memo(move || ["/api/v1/marathons/", id.as_str()].concat());
    let answer = page_answer(address);
    follow(move || {
        let marathon = answer.with(Answer::value::<ReleasedMarathon>);
        if let Some(marathon) = marathon {
            head::set_title(&page_head::titled(&content, &marathon.facts.title));
        }
    });
    let show = showing(|marathon| view! { <Shown marathon /> }.into_any());
    view! { <AnswerPart answer show /> }
}

#[component]
fn Shown(marathon: ReleasedMarathon) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let path = |page: Page| page.path(&content.language);
    let is_open = marathon.is_open();
    let ReleasedMarathon {
        facts,
        public,
        cancelled,
        over,
        coming,
        results,
    } = marathon;
    let notice = match (cancelled, over) {
        (true, _) => Some(MarathonText::EventCancelled),
        (false, true) => Some(MarathonText::EventPast),
        (false, false) => None,
    };
    let notice =
        notice.map(|words| view! { <p class="marathon-notice">{text(words)}</p> }.erased());
    let unlisted = (!public).then(|| {
        view! { <p class="marathon-quiet">{text(MarathonText::EventUnlisted)}</p> }.erased()
    });
    let results = results.map(|results| view! { <Results results /> }.into_any());
    let id = facts.id.clone();
    let coming = is_open.then(|| view! { <Coming id=id.clone() coming /> }.into_any());
    let sign = [&path(Page::Sign), &*facts.id.sign_query()].concat();
    let written_in = facts.language.to_string();
    let title = facts.title.clone();
    let words = facts.words.clone();
    view! {
        <article class="page-width marathon">
            <Styles />
            <header class="marathon-head">
                <p class="case-kicker">{text(MarathonText::EventKicker)}</p>
                <h1 dir="auto" lang=written_in.clone()>{title.clone()}</h1>
                {notice}
                {unlisted}
            </header>
            <Facts facts is_open />
            <div class="marathon-words" dir="auto" lang=written_in>{words}</div>
            {results}
            {coming}
            <section>
                <h2>{text(MarathonText::EventSignTitle)}</h2>
                <p>{text(MarathonText::EventSignText)}</p>
                <p>
                    // Loaded whole: the app reads the source of a signing only when a page is loaded.
                    <a class="button button-flame" rel="external" href=sign>
                        {text(MarathonText::EventSignLink)}
                    </a>
                </p>
            </section>
            <Sharing id=id.clone() title />
            <section>
                <h2>{text(MarathonText::EventKitTitle)}</h2>
                <p>{text(MarathonText::EventKitText)}</p>
                <KitLinks id />
            </section>
            <p><a href=path(Page::Marathons)>{text(MarathonText::EventAll)}</a></p>
        </article>
    }
    .erased()
}

#[component]
fn Results(results: MarathonResults) -> impl IntoView {
    let content = use_content();
    let figures = [
        (MarathonText::EventResultsLetters, results.letters),
        (MarathonText::EventResultsSignatures, results.signatures),
        (MarathonText::EventResultsMessages, results.messages),
    ];
    let figures = figures.into_iter().filter(|(_, figure)| *figure > 0);
    let figures = figures
        .map(|(text, figure)| view! { <li>{with_number(&content, text, figure)}</li> }.erased());
    view! {
        <section class="marathon-results">
            <h2>{content.marathon_text(MarathonText::EventResultsTitle).to_owned()}</h2>
            <ul>{figures.collect_view()}</ul>
        </section>
    }
    .erased()
}

/// Links to its printed kit, which only the server draws.
#[component]
fn KitLinks(id: MarathonId) -> impl IntoView {
    let content = use_content();
    let links = KitPart::ALL.map(|part| {
        let address = Page::MarathonKit(id.clone(), part).path(&content.language);
        let words = content.marathon_text(kit_text(part)).to_owned();
        view! { <li><a href=address rel="external">{words}</a></li> }.erased()
    });
    view! {
        <ul class="kit-links">
            {links.into_iter().collect_view()}
            <li>
                <a href=Page::Booklet.path(&content.language)>
                    {content.marathon_text(MarathonText::KitBooklet).to_owned()}
                </a>
            </li>
        </ul>
    }
    .erased()
}
