//! The bar that shows a petition's progress to the next goal.

use leptos::prelude::*;
use marathon_domain::{LiveText, Slug, goal_above};

use crate::{
    erased::Erased,
    reactive::{flag, memo, words},
    state::{LiveCounts, goal_passed, use_content},
};

/// A bar and the goal in words, both empty until the count is known. Its flame lights when the goal
/// is reached while the page is open.
#[component]
pub fn GoalBar(petition: Slug) -> impl IntoView {
    let content = use_content();
    let counts = LiveCounts::here();
    let count = memo(move || counts.of(petition.as_str()));
    let passed = goal_passed(count);
    let goal = words(move || {
        count.get().map(|count| {
            let goal = content.number(goal_above(count));
            content.fill_live(LiveText::NextGoal, "goal", &goal)
        })
    });
    view! {
        <div class="goal" class:goal-reached=flag(move || passed.get().is_some())>
            <progress
                class="goal-bar"
                aria-labelledby="goal-words"
                max=words(move || Some(count.get().map_or(100, goal_above).to_string()))
                value=words(move || Some(count.get().unwrap_or_default().to_string()))
            ></progress>
            <p id="goal-words" class="goal-words">{goal}</p>
        </div>
    }
    .erased()
}
