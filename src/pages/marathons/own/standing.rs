//! The status of a marathon.

use leptos::prelude::*;
use marathon_domain::{MarathonFacts, MarathonId, MarathonText, Page};

use super::OrganiserDeed;
use crate::{erased::Erased, pages::marathons::with_number, state::use_content};

/// The status of a marathon, for its organiser.
pub struct OwnStanding {
    /// The words of the last version.
    pub facts: MarathonFacts,
    /// The state of that version.
    pub reading: Reading,
    /// Whether any version of it is shown.
    pub is_shown: bool,
    pub is_cancelled: bool,
    pub is_over: bool,
    /// How many have said that they will come.
    pub coming: u64,
}

/// The staff's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    Waiting,
    Released,
    Refused,
}

#[component]
pub fn Standing(
    standing: OwnStanding,
    done: Option<OrganiserDeed>,
    has_heading: bool,
    /// Whether to show the page's address before the page exists.
    shows_page_address: bool,
) -> impl IntoView {
    let content = use_content();
    let text = |text: MarathonText| content.marathon_text(text).to_owned();
    let OwnStanding {
        facts,
        reading,
        is_shown,
        is_cancelled,
        is_over: _,
        coming,
    } = standing;
    let heading =
        (!has_heading).then(|| view! { <h1>{text(MarathonText::OwnTitle)}</h1> }.erased());
    let done = done.map(|done| {
        let words = match done {
            OrganiserDeed::Changed => MarathonText::OwnEdited,
            OrganiserDeed::Cancelled => MarathonText::OwnCancelDone,
            OrganiserDeed::Reported => MarathonText::OwnReported,
        };
        // Without scripts only the focus brings the reader there.
        view! { <p class="marathon-done" tabindex="-1" autofocus=true>{text(words)}</p> }.erased()
    });
    let notice = |words| view! { <p class="marathon-notice">{text(words)}</p> }.erased();
    let cancelled = is_cancelled.then(|| notice(MarathonText::OwnIsCancelled));
    let paragraph = |words| view! { <p>{text(words)}</p> }.erased();
    let when = facts.when(&content.marathons);
    let id = facts.id;
    let link = |words| view! { <p>{text(words)} " " <PageLink id=id.clone() /></p> }.erased();
    let read = match (reading, is_shown) {
        (Reading::Waiting, false) => Some(paragraph(MarathonText::OwnWaiting)),
        (Reading::Waiting, true) => Some(paragraph(MarathonText::OwnChanged)),
        (Reading::Refused, _) => Some(notice(MarathonText::OwnRefused)),
        (Reading::Released, _) => None,
    };
    let page = match (is_shown, reading) {
        (true, _) => Some(link(MarathonText::OwnReleased)),
        (false, Reading::Waiting) if shows_page_address => Some(link(MarathonText::OwnPage)),
        (false, _) => None,
    };
    let coming = is_shown.then(|| {
        let words = with_number(&content, MarathonText::OwnComing, coming);
        view! { <p>{words}</p> }.erased()
    });
    view! {
        <section>
            {heading}
            {done}
            <p class="marathon-own-title"><bdi>{facts.title}</bdi></p>
            <p class="marathon-when">{when}</p>
            {cancelled}
            {read}
            {page}
            {coming}
        </section>
    }
    .erased()
}

/// The whole address of its page.
#[component]
pub fn PageLink(id: MarathonId) -> impl IntoView {
    let content = use_content();
    let path = Page::Marathon(id).path(&content.language);
    let address = [&*content.address, &*path].concat();
    view! { <a class="marathon-address" dir="ltr" href=path>{address}</a> }.erased()
}
