//! What all that is accepted has in common: why it is refused, and that a retry does nothing twice.

use marathon_domain::{ActError, ErrorCode, Field, FieldError};

use crate::{hashes::Idempotency, http::App, in_flight::Ticket, writer::NotStored};

/// Why something was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("it is not valid")]
    Invalid(Vec<ActError>),
    #[error("the idempotency key came with another body before")]
    OtherBody,
    #[error("a request with this idempotency key is being worked on")]
    InFlight,
    #[error(transparent)]
    NotStored(#[from] NotStored),
}

impl Refusal {
    /// The section has no key to seal to.
    pub fn closed_section() -> Self {
        let closed = FieldError {
            field: Field::Section,
            code: ErrorCode::Closed,
        };
        Self::Invalid(vec![closed.into()])
    }
}

/// Stores something, unless the same request was stored under its idempotency key before: then the first
/// answer is given again. The body is what the request held, to the byte.
pub async fn once(
    app: &App,
    body: &[u8],
    idempotency_key: Option<&str>,
    store: impl AsyncFnOnce(Option<Idempotency>, Option<Ticket>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let Some(key) = idempotency_key else {
        return store(None, None).await;
    };
    let idempotency = app.hashes.idempotency(key, body);
    let ticket = app
        .in_flight
        .enter(idempotency.key)
        .ok_or(Refusal::InFlight)?;
    // Before anything is checked: a petition may have closed between first answer and retry.
    if is_stored(app, &idempotency).await? {
        return Ok(());
    }
    match store(Some(idempotency), Some(ticket)).await {
        // The same request was retried on another server, which was quicker.
        Err(Refusal::NotStored(NotStored::Overtaken)) if is_stored(app, &idempotency).await? => {
            Ok(())
        }
        stored => stored,
    }
}

/// Whether the key is stored; an error if it came with another body.
async fn is_stored(app: &App, sent: &Idempotency) -> Result<bool, Refusal> {
    match app.store.request_digest(&sent.key).await {
        Ok(None) => Ok(false),
        Ok(Some(digest)) if digest == sent.digest => Ok(true),
        Ok(Some(_)) => Err(Refusal::OtherBody),
        Err(error) => {
            crate::metrics::store_fault();
            tracing::error!(%error, "an idempotency key could not be looked up");
            Err(NotStored::Fault.into())
        }
    }
}
