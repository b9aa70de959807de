//! One marathon from the request to the store: checked, sealed for each of its readers, stored, and only then
//! given its secret.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_core::{
    hashes::{Idempotency, Receipt, words_digest},
    writer::NotStored,
};
use marathon_domain::{
    FormError, Marathon, MarathonDetails, MarathonId, MarathonReceipt, MarathonRequest,
    MarathonRules, MarathonWords, SectionCode,
};
use marathon_seal::{Kind, MarathonPayload, OrganiserPayload};
use marathon_store::{MarathonChange, NewMarathon, NewVersion};

use super::{
    when::is_time_zone,
    words_key::{WordsKey, address_hash},
    zones_of_country::zone_of,
};
use crate::{
    state::App,
    submission::{Keys, Received, Refusal, once, seal},
};

/// How far ahead a marathon may be, in days.
const AHEAD: i64 = 2 * 365;

/// Accepts a marathon; gives its name and secret once it is on the disk.
pub async fn accept_marathon(
    app: &App,
    request: &MarathonRequest,
    received: Received<'_>,
) -> Result<MarathonReceipt, Refusal> {
    let identity = match received.key {
        Some(key) => Identity::of(app, key.as_bytes(), received.body),
        None => Identity::of(app, &app.random.bytes::<32>(), received.body),
    };
    once(
        app,
        Keys::OfOrganisers,
        received,
        async |idempotency, ticket| {
            let marathon = new_marathon(app, request, &identity, (received, idempotency))?;
            let create = MarathonChange::Create(Box::new(marathon));
            app.queue.marathon(create, ticket).await?;
            Ok(())
        },
    )
    .await?;
    Ok(MarathonReceipt {
        id: identity.name.to_string(),
        secret: identity.secret.text,
    })
}

/// The id and the secret of a marathon: the same for the same key and body, so that they can be given again
/// without being stored.
struct Identity {
    name: MarathonId,
    secret: Receipt,
}

impl Identity {
    fn of(app: &App, seed: &[u8], body: &[u8]) -> Self {
        let derived = |of: &[u8]| app.hashes.receipt(&[of, seed].concat(), body);
        let mut name = [0; 16];
        name.copy_from_slice(&derived(b"marathon name\0").hash[..16]);
        Self {
            name: MarathonId::of(name),
            secret: derived(b"marathon secret\0"),
        }
    }
}

fn new_marathon(
    app: &App,
    request: &MarathonRequest,
    identity: &Identity,
    (received, idempotency): (Received<'_>, Option<Idempotency>),
) -> Result<NewMarathon, Refusal> {
    let request = with_time_zone(request);
    let marathon = checked(app, |rules| Marathon::parse(&request, rules))?;
    let sections = app.campaign.sections();
    let key = sections.key(&marathon.section).ok_or(NotStored::Fault)?;
    received.admit_to_room(app)?;
    let organiser = OrganiserPayload::of(&marathon, identity.name.as_str());
    let sealed = seal(app, &organiser, (app.random.bytes(), Kind::Organiser), key)?;
    Ok(NewMarathon {
        address: address_hash(identity.name.as_str()),
        source: identity.name.source().map(|tag| tag.as_str().to_owned()),
        record: sealed.record,
        campaign: app.campaign.id().to_owned(),
        section: marathon.section.to_string(),
        key_id: sealed.key_id,
        schema: sealed.schema,
        sealed: sealed.sealed,
        secret_hash: identity.secret.hash,
        idempotency,
        version: new_version(
            app,
            &marathon.details,
            (&identity.name, &identity.secret.text),
            &marathon.section,
        )?,
    })
}

/// Checks the words alone, for later changes.
pub fn check_details(app: &App, request: &MarathonRequest) -> Result<MarathonDetails, Refusal> {
    let request = with_time_zone(request);
    checked(app, |rules| MarathonDetails::parse(&request, rules))
}

/// The request, with its country's time zone if it names none and the country has just one.
fn with_time_zone(request: &MarathonRequest) -> MarathonRequest {
    MarathonRequest {
        time_zone: zone_of(&request.country, &request.time_zone),
        ..request.clone()
    }
}

/// The words as they are stored until they are released: sealed, so that whoever has the database cannot read
/// them. If a section has no moderation key, the holder of its own key decides.
pub fn new_version(
    app: &App,
    details: &MarathonDetails,
    (id, secret): (&MarathonId, &str),
    section: &SectionCode,
) -> Result<NewVersion, Refusal> {
    let sections = app.campaign.sections();
    let key = sections.moderation_key(section);
    let key = key.or(sections.key(section)).ok_or(NotStored::Fault)?;
    let record = app.random.bytes();
    let seal_words = |key: WordsKey, id: Option<&MarathonId>| {
        let words = MarathonWords {
            id: id.cloned(),
            details: details.clone(),
        };
        let sealed = key.seal(&words, &record, &app.random);
        sealed.ok_or(NotStored::Fault)
    };
    let own_words = seal_words(WordsKey::of_secret(secret), Some(id))?;
    let page_words = match details.public {
        true => None,
        false => Some(seal_words(WordsKey::of_address(id), None)?),
    };
    let words = MarathonWords::for_staff(id, details);
    let salt = URL_SAFE_NO_PAD.encode(app.random.bytes::<32>());
    let words_digest = words_digest(&salt, &text(&words));
    let payload = MarathonPayload { words, salt };
    let sealed = seal(app, &payload, (record, Kind::ModeratedMarathon), key)?;
    Ok(NewVersion {
        record,
        own_words,
        page_words,
        key_id: sealed.key_id,
        schema: sealed.schema,
        sealed: sealed.sealed,
        words_digest,
        day: app.clock.day(),
    })
}

/// The text that the words' digest is made from.
pub fn text(words: &MarathonWords) -> String {
    // Strings and booleans always encode.
    serde_json::to_string(words).unwrap_or_default()
}

fn checked<T>(
    app: &App,
    parse: impl FnOnce(&MarathonRules<'_>) -> Result<T, Vec<FormError>>,
) -> Result<T, Refusal> {
    // Yesterday in UTC is still today in some time zones.
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
