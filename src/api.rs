//! The typed client of the API: every request of the app is here.

mod client_error;

use gloo_net::http::{Request, Response};
use marathon_domain::{Counts, Problem, SigningRequest};
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

/// The counts as they are.
pub async fn get_counts() -> Result<Counts, ClientError> {
    read(Request::get("/api/v1/counts").send().await?).await
}

/// What is of use of the answer to a signing.
pub struct Accepted {
    /// Whether its address is to be confirmed by mail.
    pub mailed: bool,
    pub receipt: String,
}

/// Sends a signing. Sent again with the same key
/// it counts once, so a lost answer can be retried.
pub async fn create_signing(
    request: &SigningRequest,
    idempotency_key: &str,
) -> Result<Accepted, ClientError> {
    let request = Request::post("/api/v1/signings")
        .header("Idempotency-Key", idempotency_key)
        .json(request)?;
    // Reading the whole of it as JSON would be code for nothing: nothing in it needs an escape.
    let answer = accepted(request.send().await?).await?.text().await?;
    let receipt = answer.split("\"receipt\":\"").nth(1);
    let receipt = receipt.and_then(|rest| rest.split('"').next());
    Ok(Accepted {
        mailed: answer.contains("\"confirmation\":\"mail\""),
        receipt: receipt.unwrap_or_default().to_owned(),
    })
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
