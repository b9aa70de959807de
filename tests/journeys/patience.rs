//! Waiting for what must come, never for a time.

use std::time::{Duration, Instant};

/// What has not come by then does not come.
const DEADLINE: Duration = Duration::from_secs(20);

/// Asks again and again until there is an answer; none in time is the end of the journey.
pub async fn until<T>(ask: impl AsyncFn() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        let answer = ask().await;
        if answer.is_some() || started.elapsed() > DEADLINE {
            return answer;
        }
        // Between two questions; what is waited for is the answer.
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
