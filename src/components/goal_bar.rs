//! How far a petition is on its way to the next goal.

use leptos::prelude::*;
use marathon_domain::{Slug, Text, goal_above};

use crate::{content_store::ContentStore, device, live_counts::LiveCounts, reactive::words};

/// A bar and the goal in words.
#[component]
pub fn GoalBar(
    /// The petition.
    petition: Slug,
) -> impl IntoView {
    let store = ContentStore::here();
    let counts = LiveCounts::here();
    let count = Signal::derive(move || counts.of(Some(&petition)));
    let goal = move || goal_above(count.get().unwrap_or_default());
    let goal_words = words(move || match count.get() {
        None => String::new(),
        Some(_) => {
            let goal = device::format_number(goal(), store.now().language.as_str());
            store.fill(Text::NextGoal, "goal", &goal)
        }
    });
    view! {
        <div class="goal">
            <progress
                class="goal-bar"
                aria-labelledby="goal-words"
                max=words(move || goal().to_string())
                value=words(move || count.get().unwrap_or_default().to_string())
            ></progress>
            <p id="goal-words" class="goal-words">{goal_words}</p>
        </div>
    }
}
