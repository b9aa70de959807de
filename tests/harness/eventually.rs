//! What must come comes soon: no test waits for ever.

use std::{
    thread,
    time::{Duration, Instant},
};

/// What has not come by then does not come.
pub const SOON: Duration = Duration::from_secs(20);

/// Asks again and again until there is an answer; none in time fails the test, with what was waited for.
pub fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(started.elapsed() < SOON, "it never came: {what}");
        // Between two questions; what is waited for is the answer.
        thread::sleep(Duration::from_millis(10));
    }
}
