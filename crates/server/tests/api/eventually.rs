//! What must come comes soon: no test waits for ever.

use std::{future::Future, time::Duration};

use axum::http::StatusCode;
use tokio::time::timeout;

use crate::test_app::Answer;

/// What has not come by then does not come.
const SOON: Duration = Duration::from_secs(20);

/// Asks again and again until there is an answer; none in time fails the test, with what was waited for.
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

/// Waits for what comes by itself; what does not come in time fails the test.
pub async fn soon<T>(what: &str, coming: impl Future<Output = T>) -> T {
    within(SOON, what, coming).await
}

/// Asks until the server refuses, since too much has come. How much is let through depends on how fast the machine
/// is: sixty at once, and one more each second.
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
