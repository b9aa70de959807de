//! The four ways to act, side by side, in the order of effort. Each is ticked off once it was done in this
//! tab.

use leptos::prelude::*;
use marathon_domain::{Content, Page, Slug, Text};

use crate::{
    erased::Erased,
    reactive::flag,
    state::{Deeds, use_content},
};

/// The ways to act.
#[component]
pub fn Ways(
    /// The case, and whether this is its page. None ticks off deeds about any case.
    of: Option<(Slug, bool)>,
) -> impl IntoView {
    let content = use_content();
    let Places {
        about,
        sign,
        share,
        letter,
        message,
    } = match of {
        Some((slug, is_its_page)) => Places::of_case(&content, slug, is_its_page),
        None => Places::of_all(&content),
    };
    let text = |text: Text| content.text(text).to_owned();
    let deed = |kind: &str| [kind, &*about].concat();
    let message = message.map(|message| {
        view! {
            <br />
            <Way address=message title=text(Text::MessageKicker) deeds=deed("message") />
        }
        .erased()
    });
    let letter = letter.map(|letter| {
        let deeds = [&*deed("letter"), " ", &*deed("posted")].concat();
        view! {
            <li>
                <Way address=letter title=text(Text::HomeWayLetterTitle) deeds />
                {message}
            </li>
        }
        .erased()
    });
    let marathons = Page::Marathons.path(&content.language);
    view! {
        <ol class="ways-short" role="list">
            <li>
                <Way address=sign title=text(Text::HomeWayPetitionTitle) deeds=deed("sign") />
            </li>
            <li>
                <Way address=share title=text(Text::HomeWayMessageTitle) deeds=deed("share") />
            </li>
            {letter}
            <li>
                <Way
                    address=marathons
                    title=text(Text::HomeWayMarathonTitle)
                    deeds="marathon".to_owned()
                />
            </li>
        </ol>
        <p><a href=Page::Act.path(&content.language)>{text(Text::ActLink)}</a></p>
    }
    .erased()
}

/// The links to each way.
struct Places {
    /// The part of a deed after its kind.
    about: String,
    sign: String,
    share: String,
    letter: Option<String>,
    /// The link to words of encouragement, a part of writing.
    message: Option<String>,
}

impl Places {
    /// The case's form, its links to share, and a letter about it. On a page that has neither form
    /// nor links to share, the first two lead to the case's page.
    fn of_case(content: &Content, slug: Slug, is_its_page: bool) -> Self {
        let path = |page: Page| page.path(&content.language);
        let writes = content
            .case(&slug)
            .is_some_and(|case| case.letter.is_some());
        let there = match is_its_page {
            true => String::new(),
            false => path(Page::Case(slug.clone())),
        };
        Self {
            about: [":", slug.as_str()].concat(),
            sign: [&*there, "#signature"].concat(),
            share: [&*there, "#share"].concat(),
            letter: writes.then(|| path(Page::Letter(slug.clone()))),
            message: writes.then(|| path(Page::Message(slug))),
        }
    }

    fn of_all(content: &Content) -> Self {
        let path = |page: Page| page.path(&content.language);
        Self {
            about: String::new(),
            sign: path(Page::Sign),
            share: "#share".to_owned(),
            letter: Some([&*path(Page::Act), "#letter"].concat()),
            message: None,
        }
    }
}

#[component]
fn Way(
    address: String,
    title: String,
    /// Several names. The way is ticked off once one of these deeds was done.
    deeds: String,
) -> impl IntoView {
    let done = Deeds::here();
    let words = use_content().text(Text::ActDone).to_owned();
    // `external`: within the page the browser moves the focus too, which the router does not.
    let is_external = address.starts_with('#');
    let is_done = move || deeds.split(' ').any(|deed| done.is_done(deed));
    view! {
        <a href=address rel=is_external.then_some("external")>{title}</a>
        " "
        <span class="way-done" hidden=flag(move || !is_done())>{words}</span>
    }
    .erased()
}
