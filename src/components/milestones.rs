//! What a screen reader hears of the moving counts: goals that are reached, not each tick. And, for
//! everyone, that the line to the counts is down.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use marathon_domain::{Counts, Page, Text, goal_above};

use crate::{
    content_store::ContentStore,
    device,
    live_counts::LiveCounts,
    reactive::{follow, words},
};

/// The live regions of the page.
#[component]
pub fn Milestones() -> impl IntoView {
    let store = ContentStore::here();
    let counts = LiveCounts::here();
    let path = use_location().pathname;
    let count = move || {
        let name = match Page::at(&path.get()) {
            Some((_, Page::Case(slug))) => slug.to_string(),
            _ => Counts::TOTAL.to_owned(),
        };
        let mut count = None;
        counts.with(|counts| count = counts.of(&name));
        (name, count)
    };
    let message = RwSignal::new(String::new());
    let mut before: (String, Option<u64>) = (String::new(), None);
    follow(move || {
        let now = count();
        if before.0 == now.0
            && let Some(count_before) = before.1
            && let Some(count) = now.1
            && count >= goal_above(count_before)
        {
            let count =
                device::format_number(goal_above(count_before), store.now().language.as_str());
            message.set(store.fill(Text::CountMilestone, "count", &count));
        }
        before = now;
    });
    let offline = words(move || {
        if counts.is_connected() {
            String::new()
        } else {
            store.text(Text::CountOffline)
        }
    });
    view! {
        <p class="visually-hidden" role="status">{message}</p>
        <p class="offline-notice" role="status">{offline}</p>
    }
}
