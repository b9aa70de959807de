//! Waits for what must come, and never for a fixed time.

use std::time::{Duration, Instant};

/// Whatever has not come by then never comes.
const DEADLINE: Duration = Duration::from_secs(20);

/// Asks again and again until there is an answer. If none comes in time, the journey fails.
pub async fn until<T>(ask: impl AsyncFn() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        let answer = ask().await;
        if answer.is_some() || started.elapsed() > DEADLINE {
            return answer;
        }
        // A pause between two attempts.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
