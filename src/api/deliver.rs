//! Sends what a person did, with patience.

use futures::future::{Either, select};
use gloo_timers::future::TimeoutFuture;

use super::{ClientError, post};

/// After this the form says that the network is slow.
const SLOW_MS: u32 = 4_000;
/// After this further time the form gives up and offers to try again.
const PATIENCE_MS: u32 = 26_000;

/// Sends the request, reports when that is slow, and gives up in the end.
///
/// # Errors
/// If the server refused, or no answer came within 30 seconds.
pub async fn deliver(
    path: &str,
    content_type: &str,
    body: String,
    key: &str,
    slow: &dyn Fn(),
) -> Result<String, ClientError> {
    let sending = Box::pin(post(path, content_type, body, key));
    let sending = match select(sending, TimeoutFuture::new(SLOW_MS)).await {
        Either::Left((answer, _)) => return answer,
        Either::Right(((), sending)) => sending,
    };
    slow();
    match select(sending, TimeoutFuture::new(PATIENCE_MS)).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => Err(ClientError::Unreachable),
    }
}
