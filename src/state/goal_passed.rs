//! A goal that is reached while the page is open.

use leptos::prelude::*;
use marathon_domain::goal_above;

use crate::reactive::memo;

/// The last goal that the count has passed since it was first seen. Make a new one for the count of
/// another petition.
pub fn goal_passed(count: Memo<Option<u64>>) -> Memo<Option<u64>> {
    let seen = Memo::new(move |before: Option<&(Option<u64>, Option<u64>)>| {
        let (last, passed) = before.copied().unwrap_or_default();
        let now = count.get();
        let goal = last.map(goal_above);
        let reached = goal.filter(|goal| now.is_some_and(|now| now >= *goal));
        (now.or(last), reached.or(passed))
    });
    memo(move || seen.get().1)
}
