//! Waits for what must come soon, so that no test waits for ever.

use std::{future::Future, time::Duration};

use axum::http::StatusCode;
use tokio::time::timeout;

use crate::test_app::Answer;

/// Whatever has not come by then never comes.
const SOON: Duration = Duration::from_secs(20);

/// Asks again and again until there is an answer. If none comes in time, the test fails and names
/// what it waited for.
pub async fn eventually<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            // The server may work on the same thread.
            tokio::task::yield_now().await;
        }
    };
    soon(what, asking).await
}

/// Waits for a future. If it is not ready in time, the test fails.
pub async fn soon<T>(what: &str, coming: impl Future<Output = T>) -> T {
    within(SOON, what, coming).await
}

/// Asks until the server refuses because of the rate limit. How many it accepts before depends on
/// the machine's speed: sixty at once, and one more each second.
pub async fn too_many(mut ask: impl AsyncFnMut() -> Answer) -> Answer {
    let refused = async || {
        let answer = ask().await;
        (answer.status == StatusCode::TOO_MANY_REQUESTS).then_some(answer)
    };
    eventually("a refusal", refused).await
}

async fn within<T>(limit: Duration, what: &str, coming: impl Future<Output = T>) -> T {
    let came = timeout(limit, coming).await;
    came.unwrap_or_else(|_| panic!("it never came: {what}"))
}

#[tokio::test]
#[should_panic(expected = "it never came: the last day")]
async fn what_never_comes_fails_the_test() {
    let never = eventually("a day", async || None::<()>);
    within(Duration::from_millis(1), "the last day", never).await;
}
