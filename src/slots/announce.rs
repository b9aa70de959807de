//! What is said aloud of the moving counts: goals that are reached, not each tick; and, to everyone,
//! that the line to the counts is down.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use marathon_domain::{Counts, Page, Text, goal_above};

use super::show_if;
use crate::{content_store::ContentStore, device, live_counts::LiveCounts, reactive::follow};

/// Says in `#milestone` that the page's petition, or the total, has reached its goal.
pub fn milestones() {
    let store = ContentStore::here();
    let counts = LiveCounts::here();
    let path = use_location().pathname;
    let mut before: (String, Option<u64>) = (String::new(), None);
    follow(move || {
        let name = match Page::at(&path.get()) {
            Some((_, Page::Case(slug))) => slug.to_string(),
            _ => Counts::TOTAL.to_owned(),
        };
        let mut count = None;
        counts.with(|counts| count = counts.of(&name));
        if before.0 == name
            && let Some(goal) = before.1.map(goal_above)
            && count.is_some_and(|count| count >= goal)
            && let Some(place) = device::element("milestone")
        {
            let goal = device::format_number(goal, store.now().language.as_str());
            place.set_text_content(Some(&store.fill(Text::CountMilestone, "count", &goal)));
        }
        before = (name, count);
    });
}

/// Shows `#offline` while the server cannot be heard.
pub fn connection() {
    let counts = LiveCounts::here();
    follow(move || {
        let connected = counts.is_connected();
        if let Some(place) = device::element("offline") {
            show_if(!connected, &place);
        }
    });
}
