//! Does it work? The figures, drawn; and lives that words have changed.

use leptos::prelude::*;
use marathon_domain::{Text, Win};

use crate::{
    components::{PhotographFigure, QuotationFigure},
    erased::Erased,
    state::use_content,
};

/// A candle for each imprisoned person; the candles of those who were freed are lit.
#[component]
pub fn Works() -> impl IntoView {
    let content = use_content();
    let figures = content.figures.clone();
    let of_people = |text: Text| {
        let words = content.fill(text, "freed", &figures.freed);
        words.replace("{imprisoned}", &figures.imprisoned)
    };
    // The words of the answer before and after its number, which is large.
    let answer = content.text(Text::HomeWorksAnswer);
    let (before, after) = answer.split_once("{percent}").unwrap_or((answer, ""));
    view! {
        <section class="works">
            <div class="page-width">
                <h2>{content.text(Text::HomeWorksTitle).to_owned()}</h2>
                <img
                    class="works-candles"
                    src=content.asset("pictures/candles.svg")
                    alt=of_people(Text::HomeWorksAlt)
                    width="1000"
                    height="460"
                    loading="lazy"
                />
                <div class="works-words">
                    <p class="works-answer">
                        {before.to_owned()}
                        <span class="works-percent">{figures.percent.clone()}</span>
                        {after.to_owned()}
                    </p>
                    <p>{of_people(Text::HomeWorksText)}</p>
                    <p class="works-since">
                        {content.fill(Text::HomeWorksSince, "since", &figures.since)}
                    </p>
                </div>
            </div>
        </section>
    }
    .erased()
}

/// The wins, each an opened envelope.
#[component]
pub fn Wins() -> impl IntoView {
    let content = use_content();
    let wins = content
        .wins
        .iter()
        .cloned()
        .map(|win| view! { <OneWin win /> }.erased());
    view! {
        <section class="wins">
            <div class="page-width">
                <h2>{content.text(Text::HomeWinsTitle).to_owned()}</h2>
                <p class="lead">{content.text(Text::HomeWinsLead).to_owned()}</p>
                <ul class="win-list" role="list">{wins.collect_view()}</ul>
            </div>
        </section>
    }
    .erased()
}

#[component]
fn OneWin(win: Win) -> impl IntoView {
    let content = use_content();
    let picture = match win.photograph {
        Some(photograph) => {
            view! { <PhotographFigure photograph sizes="(min-width: 52rem) 20rem, 100vw" /> }
                .erased()
        }
        None => {
            let picture = content.asset(&["pictures/wins/", win.slug.as_str(), ".svg"].concat());
            view! { <img src=picture alt=win.alt width="240" height="180" loading="lazy" /> }
                .erased()
        }
    };
    let quotation = win
        .quotation
        .map(|quotation| view! { <QuotationFigure quotation /> }.erased());
    view! {
        <li>
            {picture}
            <p class="win-kicker">{[&*win.country_name, " · ", &*win.month].concat()}</p>
            <h3><bdi>{win.name}</bdi></h3>
            <p class="win-headline">{win.headline}</p>
            <p>{win.text}</p>
            {quotation}
            <p class="win-actions">{content.fill(Text::HomeWinActions, "actions", &win.actions)}</p>
        </li>
    }
    .erased()
}
