//! Makes sure that a retry does nothing twice, and names the reasons for a refusal.

use marathon_core::{
    hashes::Idempotency, in_flight::Ticket, metrics, rate_limit::RateLimit, room::Full,
    writer::NotStored,
};
use marathon_domain::{ErrorCode, Field, FieldError, FormError};

use crate::{http::Client, state::App};

/// The exact bytes of a request, the key that identifies a retry, and the sender.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    pub body: &'a [u8],
    pub key: Option<&'a str>,
    pub client: Client,
    /// The allowance that a stored request takes from. `None` when switched off.
    pub limit: Option<&'a RateLimit>,
}

impl Received<'_> {
    /// Takes one from the allowance of the client's network, for a valid, new request.
    pub fn admit(self) -> Result<(), Refusal> {
        self.client.take_from(self.limit).map_err(Refusal::TooMany)
    }

    /// Takes one from the allowance, and some of the day's room, for kinds with free text.
    pub fn admit_to_room(self, app: &App) -> Result<(), Refusal> {
        self.admit()?;
        let Some(room) = &app.room else {
            return Ok(());
        };
        let bytes = BESIDE + u64::try_from(self.body.len()).unwrap_or(u64::MAX - BESIDE);
        room.take(self.client.0, bytes, &app.clock.day())
            .map_err(|Full| {
                metrics::no_room();
                Refusal::NoRoom(app.clock.until_tomorrow())
            })
    }
}

/// The bytes kept for a submission beside its words: its row, and what sealing adds.
const BESIDE: u64 = 1024;

/// Why something was refused.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("it is not valid")]
    Invalid(Vec<FormError>),
    #[error("the idempotency key came with another body before")]
    OtherBody,
    #[error("a request with this idempotency key is being worked on")]
    InFlight,
    #[error("too many requests from this network; wait {0} s")]
    TooMany(u64),
    #[error("this network has used up its room for today; wait {0} s")]
    NoRoom(u64),
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

/// Where the idempotency keys of a kind are stored.
#[derive(Clone, Copy)]
pub enum Keys {
    OfSupporters,
    OfOrganisers,
}

/// Stores something, unless the same request was stored before under its idempotency key. Then the
/// first answer is given again.
pub async fn once(
    app: &App,
    keys: Keys,
    received: Received<'_>,
    store: impl AsyncFnOnce(Option<Idempotency>, Option<Ticket>) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let Some(key) = received.key else {
        return store(None, None).await;
    };
    let idempotency = app.hashes.idempotency(key, received.body);
    let ticket = app
        .in_flight
        .enter(idempotency.key)
        .ok_or(Refusal::InFlight)?;
    // This comes before any check: a petition may have closed between the first answer and the
    // retry.
    if is_stored(app, keys, &idempotency).await? {
        return Ok(());
    }
    match store(Some(idempotency), Some(ticket)).await {
        // The same request was retried on another server, which was faster.
        Err(Refusal::NotStored(NotStored::Overtaken))
            if is_stored(app, keys, &idempotency).await? =>
        {
            Ok(())
        }
        stored => stored,
    }
}

/// Whether the key is stored. Fails if it came with another body.
async fn is_stored(app: &App, keys: Keys, sent: &Idempotency) -> Result<bool, Refusal> {
    let digest = match keys {
        Keys::OfSupporters => app.store.request_digest(&sent.key).await,
        Keys::OfOrganisers => app.store.marathon_digest(&sent.key).await,
    };
    match digest {
        Ok(None) => Ok(false),
        Ok(Some(digest)) if digest == sent.digest => Ok(true),
        Ok(Some(_)) => Err(Refusal::OtherBody),
        Err(error) => {
            metrics::store_fault();
            tracing::error!(%error, "an idempotency key could not be looked up");
            Err(NotStored::Fault.into())
        }
    }
}
