//! Waits for what must come soon, so that no test waits for ever.

use std::{
    thread,
    time::{Duration, Instant},
};

/// Whatever has not come by then never comes.
pub const SOON: Duration = Duration::from_secs(20);

/// Asks again and again until there is an answer. If none comes in time, the test fails and names
/// what it waited for.
pub fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(started.elapsed() < SOON, "it never came: {what}");
        // A pause between two attempts.
        thread::sleep(Duration::from_millis(10));
    }
}
