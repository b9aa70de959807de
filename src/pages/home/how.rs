//! The four ways to act, and how it works in three steps.

use leptos::prelude::*;
use marathon_domain::{Content, Document, Page, Text};

use crate::{erased::Erased, state::use_content};

/// The ways, in the order of effort. Each name is also that of the way's picture, and of its part of
/// the page that explains the ways.
const WAYS: [(&str, Text, Text); 4] = [
    (
        "petition",
        Text::HomeWayPetitionTitle,
        Text::HomeWayPetitionText,
    ),
    (
        "message",
        Text::HomeWayMessageTitle,
        Text::HomeWayMessageText,
    ),
    ("letter", Text::HomeWayLetterTitle, Text::HomeWayLetterText),
    (
        "marathon",
        Text::HomeWayMarathonTitle,
        Text::HomeWayMarathonText,
    ),
];

const STEPS: [(Text, Text); 3] = [
    (Text::HomeStepReadTitle, Text::HomeStepReadText),
    (Text::HomeStepSignTitle, Text::HomeStepSignText),
    (Text::HomeStepDeliverTitle, Text::HomeStepDeliverText),
];

/// Four ways to act, side by side.
#[component]
pub fn FourWays() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let ways = WAYS.into_iter().map(|(name, title, words)| {
        let picture = content.asset(&["pictures/ways/", name, ".svg"].concat());
        view! {
            <li class="way">
                <img src=picture alt="" width="240" height="180" loading="lazy" />
                <h3>
                    <a href=way_to(name, &content)>{text(title)}</a>
                </h3>
                <p>{text(words)}</p>
            </li>
        }
        .erased()
    });
    view! {
        <section class="ways">
            <div class="page-width">
                <h2>{text(Text::HomeWaysTitle)}</h2>
                <ul class="way-list" role="list">{ways.collect_view()}</ul>
            </div>
        </section>
    }
    .erased()
}

fn way_to(name: &str, content: &Content) -> String {
    let path = |page: Page| page.path(&content.language);
    match name {
        "petition" => path(Page::Sign),
        "marathon" => path(Page::Marathons),
        _ => [&*path(Page::Act), "#", name].concat(),
    }
}

/// Three steps, numbered.
#[component]
pub fn Steps() -> impl IntoView {
    let content = use_content();
    let text = |text: Text| content.text(text).to_owned();
    let how = Page::Document(Document::How).path(&content.language);
    let steps = STEPS.into_iter().map(|(title, words)| {
        view! {
            <li>
                <h3>{text(title)}</h3>
                <p>{text(words)}</p>
            </li>
        }
        .erased()
    });
    view! {
        <section class="steps sheet-ground">
            <div class="page-width">
                <h2>{text(Text::HomeStepsTitle)}</h2>
                <ol class="step-list" role="list">{steps.collect_view()}</ol>
                <p><a href=how>{text(Text::HomeWaysLink)}</a></p>
            </div>
        </section>
    }
    .erased()
}
