//! Notices about the live counts: goals that are reached, not each change; and a lost connection.
//! Also the notice for when the app has stopped and the page has not (`boot.js`).

use leptos::prelude::*;
use marathon_domain::{Counts, LiveText, Page, Text};

use crate::{
    erased::Erased,
    reactive::{flag, memo, part, words},
    state::{LiveCounts, Shown, goal_passed},
};

/// The notices of every page, hidden until they are true.
#[component]
pub fn PageNotices() -> impl IntoView {
    let shown = Shown::here();
    let counts = LiveCounts::here();
    let petition = memo(move || {
        Counts::name_of(match shown.get().0 {
            Page::Case(slug) | Page::Petition(slug) => Some(slug),
            _ => None,
        })
    });
    // The count of another petition starts anew.
    let milestone = part(move || {
        let petition = petition.get();
        let passed = goal_passed(memo(move || counts.of(&petition)));
        let milestone = words(move || {
            passed.get().map(|goal| {
                let (_, content) = shown.now();
                let goal = content.number(goal);
                content.fill_live(LiveText::CountMilestone, "count", &goal)
            })
        });
        milestone.into_any()
    });
    let text = move |text: Text| words(move || Some(shown.get().1.text(text).to_owned()));
    view! {
        <p id="milestone" class="visually-hidden" role="status">{milestone}</p>
        <p id="offline" class="page-notice" role="status" hidden=flag(move || counts.is_connected())>
            {text(Text::CountOffline)}
        </p>
        <p id="fault" class="page-notice" role="alert" hidden>
            <span>{text(Text::FaultMessage)}</span>
            " "
            <a href="" rel="external">{text(Text::FaultReload)}</a>
        </p>
    }
    .erased()
}
