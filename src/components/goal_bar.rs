//! How far a petition is on its way to the next goal.

use marathon_domain::Slug;
use maud::{Markup, html};

/// A bar and the goal in words, both empty until the count is known.
pub fn goal_bar(petition: &Slug) -> Markup {
    html! {
        div.goal {
            progress.goal-bar data-goal=(petition) aria-labelledby="goal-words" max="100" value="0" {}
            p #goal-words .goal-words {}
        }
    }
}
