//! A number that rolls up to its new value instead of jumping.

use leptos::prelude::*;

use crate::{browser::frame, reactive::follow};

/// How long the number rolls, in frames: about 300 ms on most screens.
const FRAMES: u64 = 18;

/// The number as it is shown. It rolls up from a smaller shown number, unless the reader prefers no
/// motion. A newer number takes over.
pub fn rolling(number: Memo<Option<u64>>) -> ReadSignal<Option<u64>> {
    // A count that is known already, on a later page, is there at once.
    let (shown, show) = signal(number.get_untracked());
    let goal = StoredValue::new(number.get_untracked());
    follow(move || {
        let now = number.get();
        let before = goal.get_value();
        goal.set_value(now);
        match (before, now) {
            (Some(before), Some(now)) if before < now && !frame::wants_no_motion() => {
                step(show, goal, (before, now), 1);
            }
            _ => show.set(now),
        }
    });
    shown
}

fn step(
    show: WriteSignal<Option<u64>>,
    goal: StoredValue<Option<u64>>,
    (from, to): (u64, u64),
    count: u64,
) {
    // A newer number has taken over, or the counter is gone.
    if goal.try_get_value() != Some(Some(to)) {
        return;
    }
    let _ = show.try_set(Some(from + (to - from) * count / FRAMES));
    if count < FRAMES {
        frame::before_paint(move || step(show, goal, (from, to), count + 1));
    }
}
