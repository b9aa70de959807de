//! One marathon from the request to the store: checked, who organises sealed, stored, and only then given
//! its secret.

use marathon_domain::{
    Marathon, MarathonDetails, MarathonError, MarathonId, MarathonReceipt, MarathonRequest,
    MarathonRules,
};
use marathon_seal::{self as sealing, Binding, Kind, OrganiserPayload};

use super::{When, is_time_zone};
use crate::{
    hashes::{Idempotency, Receipt},
    http::App,
    store::{MarathonChange, NewMarathon, NewVersion},
    writer::NotStored,
};

/// How far ahead one is announced, in days.
const AHEAD: i64 = 2 * 365;

/// Why a marathon, or a change of it, was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("the marathon is not valid")]
    Invalid(Vec<MarathonError>),
    #[error("the idempotency key came with another body before")]
    OtherBody,
    #[error("a request with this idempotency key is being worked on")]
    InFlight,
    #[error(transparent)]
    NotStored(#[from] NotStored),
}

/// Accepts a marathon; gives its name and secret once it is on the disk. The body is what the request held,
/// to the byte.
pub async fn accept_marathon(
    app: &App,
    request: &MarathonRequest,
    body: &[u8],
    idempotency_key: Option<&str>,
) -> Result<MarathonReceipt, Refusal> {
    let Some(key) = idempotency_key else {
        let made = Made::of(app, &app.random.bytes::<32>(), body);
        let marathon = new_marathon(app, request, &made, None)?;
        app.queue.marathon(create(marathon), None).await?;
        return Ok(made.receipt());
    };
    let idempotency = app.hashes.idempotency(key, body);
    let made = Made::of(app, key.as_bytes(), body);
    let ticket = app
        .in_flight
        .enter(idempotency.key)
        .ok_or(Refusal::InFlight)?;
    if is_stored(app, &idempotency).await? {
        return Ok(made.receipt());
    }
    let marathon = new_marathon(app, request, &made, Some(idempotency))?;
    match app.queue.marathon(create(marathon), Some(ticket)).await {
        // The same request was retried on another server, which was quicker.
        Err(NotStored::Overtaken) if is_stored(app, &idempotency).await? => {}
        stored => {
            stored?;
        }
    }
    Ok(made.receipt())
}

/// What a marathon is called and managed by: the same for the same key and body, so that it need not be
/// stored to be given again.
struct Made {
    name: MarathonId,
    secret: Receipt,
}

impl Made {
    fn of(app: &App, seed: &[u8], body: &[u8]) -> Self {
        let made = |of: &[u8]| app.hashes.receipt(&[of, seed].concat(), body);
        let mut name = [0; 16];
        name.copy_from_slice(&made(b"marathon name\0").hash[..16]);
        Self {
            name: MarathonId::of(name),
            secret: made(b"marathon secret\0"),
        }
    }

    fn receipt(&self) -> MarathonReceipt {
        MarathonReceipt {
            id: self.name.to_string(),
            secret: self.secret.text.clone(),
        }
    }
}

fn create(marathon: NewMarathon) -> MarathonChange {
    MarathonChange::Create(Box::new(marathon))
}

/// Whether the key is stored; an error if it came with another body.
async fn is_stored(app: &App, sent: &Idempotency) -> Result<bool, Refusal> {
    match app.store.marathon_digest(&sent.key).await {
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

fn new_marathon(
    app: &App,
    request: &MarathonRequest,
    made: &Made,
    idempotency: Option<Idempotency>,
) -> Result<NewMarathon, Refusal> {
    let marathon = checked(app, |rules| Marathon::parse(request, rules))?;
    let sections = app.campaign.sections();
    let section = &marathon.section;
    let key = sections.key(section).ok_or(NotStored::Fault)?;
    let record = app.random.bytes();
    let campaign = app.campaign.id();
    let binding = Binding {
        campaign,
        record: &record,
        schema: sealing::SCHEMA,
        kind: Kind::Organiser,
    };
    let organiser = OrganiserPayload::of(&marathon, made.name.as_str());
    let sealed = sealing::seal(&organiser, key, binding).map_err(|error| {
        tracing::error!(%error, %section, "an organiser could not be sealed");
        NotStored::Fault
    })?;
    Ok(NewMarathon {
        name: made.name.to_string(),
        record,
        campaign: campaign.to_owned(),
        section: section.to_string(),
        key_id: key.id.clone(),
        schema: sealing::SCHEMA,
        sealed,
        secret_hash: made.secret.hash,
        idempotency,
        version: new_version(app, &marathon.details)?,
    })
}

/// Checks the words alone, as they are changed later.
pub fn check_details(app: &App, request: &MarathonRequest) -> Result<MarathonDetails, Refusal> {
    checked(app, |rules| MarathonDetails::parse(request, rules))
}

/// What of the words is stored.
pub fn new_version(app: &App, details: &MarathonDetails) -> Result<NewVersion, Refusal> {
    let when = When::of(details).ok_or(NotStored::Fault)?;
    Ok(NewVersion {
        record: app.random.bytes(),
        // Strings and booleans always encode.
        details: serde_json::to_string(details).unwrap_or_default(),
        listed: details.public,
        country: details.country.to_string(),
        town: details.folded_town(),
        date: details.date.clone(),
        starts: when.starts,
        ends: when.ends,
        day: app.clock.day(),
    })
}

fn checked<T>(
    app: &App,
    parse: impl FnOnce(&MarathonRules<'_>) -> Result<T, Vec<MarathonError>>,
) -> Result<T, Refusal> {
    // Today has begun where it begins first, and lasts longest where it ends last.
    let (first, last) = (app.clock.day_before(1), app.clock.day_before(-AHEAD));
    let sections = app.campaign.sections();
    let languages: Vec<_> = app.campaign.languages().cloned().collect();
    let rules = MarathonRules {
        languages: &languages,
        days: (&first, &last),
        is_time_zone: &is_time_zone,
        section_of: &|country| {
            let section = app.campaign.first().section_of(Some(country))?;
            sections.key(&section.code)?;
            Some(section.code.clone())
        },
    };
    parse(&rules).map_err(Refusal::Invalid)
}
