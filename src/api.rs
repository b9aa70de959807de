//! The typed client of the API: every request of the app is here.

mod client_error;

use gloo_net::http::{Request, Response};
use marathon_domain::{Counts, Problem};
use serde::de::DeserializeOwned;

pub use client_error::ClientError;

/// Where the counts stream from.
pub const COUNTS_STREAM: &str = "/api/v1/counts/stream";

/// A pre-rendered page of the site as HTML, or the one that says that there is none.
#[cfg(feature = "hydrate")]
pub async fn get_page(path: &str) -> Result<String, ClientError> {
    let response = Request::get(path).send().await?;
    if response.ok() || response.status() == 404 {
        return Ok(response.text().await?);
    }
    Err(ClientError::Refused {
        status: response.status(),
        errors: Vec::new(),
    })
}

/// The content of one language, whole.
#[cfg(not(feature = "hydrate"))]
pub async fn get_content(language: &str) -> Result<marathon_domain::Content, ClientError> {
    read(
        Request::get(&format!("/content/{language}.json"))
            .send()
            .await?,
    )
    .await
}

/// A part of a page, as the server writes it at the moment.
pub async fn get_fragment(path: &str) -> Result<String, ClientError> {
    let answer = accepted(Request::get(path).send().await?).await?;
    Ok(answer.text().await?)
}

/// The counts as they are.
pub async fn get_counts() -> Result<Counts, ClientError> {
    read(Request::get("/api/v1/counts").send().await?).await
}

/// Sends what a person did, and gives the text of the answer. Sent again with the same key it is done
/// once, so a lost answer can be retried.
pub async fn post(
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

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, ClientError> {
    Ok(accepted(response).await?.json().await?)
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
