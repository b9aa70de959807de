//! The typed client of the API: every request that the app makes is here.

mod client_error;
mod deliver;

use futures::future::{Either, select};
use gloo_net::http::{Request, RequestBuilder, Response};
use gloo_timers::future::TimeoutFuture;
use marathon_domain::{Content, Counts, Language, Problem, Slug, from_lines};
use serde::de::DeserializeOwned;
use web_sys::AbortController;

pub use client_error::ClientError;
pub use deliver::deliver;

/// The address of the stream of counts.
pub const COUNTS_STREAM: &str = "/api/v1/counts/stream";

/// The counts are small. If an answer takes longer than this, the connection is dead.
const COUNTS_MS: u32 = 8_000;

/// The whole content of one language, from its file.
pub async fn get_content(file: &str) -> Result<Content, ClientError> {
    let answer = accepted(Request::get(file).send().await?).await?;
    from_lines(&answer.text().await?).map_err(|_| ClientError::Unreadable)
}

/// The address of the released words of encouragement for a case, the newest first.
pub fn messages_of(case: &Slug) -> String {
    format!("/api/v1/messages?petition={case}")
}

/// The address of the countries from which people take part, named in a language.
pub fn countries_in(language: &Language) -> String {
    format!("/api/v1/counts/countries?language={language}")
}

/// The current counts. A connection that brings no answer within some seconds is given up, so that
/// the next request uses another connection.
pub async fn get_counts() -> Result<Counts, ClientError> {
    let given_up = AbortController::new().ok();
    let signal = given_up.as_ref().map(AbortController::signal);
    let request = Request::get("/api/v1/counts").abort_signal(signal.as_ref());
    let asked = Box::pin(text_of(request));
    match select(asked, TimeoutFuture::new(COUNTS_MS)).await {
        Either::Left((json, _)) => read(&json?),
        Either::Right(_) => {
            if let Some(given_up) = given_up {
                given_up.abort();
            }
            Err(ClientError::Unreachable)
        }
    }
}

/// The API's answer at an address.
pub async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ClientError> {
    read(&get_text(path).await?)
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, ClientError> {
    serde_json::from_str(json).map_err(|_| ClientError::Unreadable)
}

/// The same as JSON text.
pub async fn get_text(path: &str) -> Result<String, ClientError> {
    text_of(Request::get(path)).await
}

async fn text_of(request: RequestBuilder) -> Result<String, ClientError> {
    let request = request.header("Accept", "application/json");
    Ok(accepted(request.send().await?).await?.text().await?)
}

/// Sends what a person did, and returns the text of the answer. A request sent again with the same
/// key is done once, so a lost answer can be retried.
async fn post(
    path: &str,
    content_type: &str,
    body: String,
    idempotency_key: &str,
) -> Result<String, ClientError> {
    let request = Request::post(path)
        .header("Content-Type", content_type)
        .header("Accept", "application/json")
        .header("Idempotency-Key", idempotency_key)
        .body(body)?;
    Ok(accepted(request.send().await?).await?.text().await?)
}

async fn accepted(response: Response) -> Result<Response, ClientError> {
    if response.ok() {
        return Ok(response);
    }
    let errors = match response.json::<Problem>().await {
        Ok(problem) => problem.errors,
        Err(_) => Vec::new(),
    };
    Err(ClientError::Refused {
        status: response.status(),
        errors,
    })
}
