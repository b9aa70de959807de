//! What is said aloud of the moving counts: goals that are reached, not each tick; and, to everyone,
//! that the line to the counts is down.

use marathon_domain::{Counts, LiveText, goal_above};

use super::{show_if, slots};
use crate::{device, live_counts::LiveCounts, page_store::PageStore, reactive::follow};

/// Says in `#milestone` that the page's petition (`data-milestones`), or the total, has reached its
/// goal; the goal's bar lights its flame.
pub fn milestones() {
    let pages = PageStore::here();
    let counts = LiveCounts::here();
    let mut before: (String, Option<u64>) = (String::new(), None);
    follow(move || {
        let _page = pages.drawn();
        let name = slots("data-milestones")
            .pop()
            .map_or(Counts::TOTAL.to_owned(), |(_, name)| name);
        let mut count = None;
        counts.with(|counts| count = counts.of(&name));
        if before.0 == name
            && let Some(goal) = before.1.map(goal_above)
            && count.is_some_and(|count| count >= goal)
            && let Some(place) = device::element("milestone")
        {
            let words = pages.with_data(|data| {
                let goal = device::format_number(goal, &data.locale);
                data.fill(LiveText::CountMilestone, "count", &goal)
            });
            place.set_text_content(Some(&words));
            for (bar, _) in slots("data-goal") {
                if let Some(goal) = bar.parent_element() {
                    let _ = goal.set_attribute("data-reached", "");
                }
            }
        }
        before = (name, count);
    });
}

/// Shows `#offline` while the server cannot be heard.
pub fn connection() {
    let pages = PageStore::here();
    let counts = LiveCounts::here();
    follow(move || {
        let _page = pages.drawn();
        let connected = counts.is_connected();
        if let Some(place) = device::element("offline") {
            show_if(!connected, &place);
        }
    });
}
