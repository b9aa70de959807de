//! One signing from the request to the store: checked, tagged, sealed, stored, and only then given its
//! receipt. Forms and JSON meet here.

use marathon_domain::{CanonicalEmail, ErrorCode, Field, FieldError, Signing, SigningRequest};

use crate::{
    campaign::Sections,
    hashes::{Idempotency, Receipt},
    http::App,
    mail,
    sealing::{self, Binding, Payload, PublicKey},
    store::NewSigning,
    writer::NotStored,
};

/// Why a signing was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("the signing is not valid")]
    Invalid(Vec<FieldError>),
    #[error("the idempotency key came with another body before")]
    OtherBody,
    #[error("a request with this idempotency key is being worked on")]
    InFlight,
    #[error(transparent)]
    NotStored(#[from] NotStored),
}

/// Accepts a signing; gives its receipt once it is on the disk. The body is what the request held, to
/// the byte.
pub async fn accept_signing(
    app: &App,
    request: &SigningRequest,
    body: &[u8],
    idempotency_key: Option<&str>,
) -> Result<Receipt, Refusal> {
    let Some(key) = idempotency_key else {
        let receipt = app.hashes.receipt(&app.random.bytes::<32>(), body);
        let signing = new_signing(app, request, &receipt, None)?;
        app.queue.store(signing, None).await?;
        return Ok(receipt);
    };
    let idempotency = app.hashes.idempotency(key, body);
    let receipt = app.hashes.receipt(key.as_bytes(), body);
    let ticket = app
        .in_flight
        .enter(idempotency.key)
        .ok_or(Refusal::InFlight)?;
    // Before anything is checked: a petition may have closed between first answer and retry.
    if is_stored(app, &idempotency).await? {
        return Ok(receipt);
    }
    let signing = new_signing(app, request, &receipt, Some(idempotency))?;
    match app.queue.store(signing, Some(ticket)).await {
        // The same request was retried on another server, which was quicker.
        Err(NotStored::Overtaken) if is_stored(app, &idempotency).await? => {}
        stored => stored?,
    }
    Ok(receipt)
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

fn new_signing(
    app: &App,
    request: &SigningRequest,
    receipt: &Receipt,
    idempotency: Option<Idempotency>,
) -> Result<NewSigning, Refusal> {
    let sections = app.campaign.sections();
    let (signing, key) = check(app, &sections, request)?;
    let campaign = app.campaign.id();
    let record = app.random.bytes();
    let day = app.clock.day();
    let binding = Binding {
        campaign,
        record: &record,
        schema: sealing::SCHEMA,
        amendment: None,
    };
    let payload = Payload::of(&signing, &day);
    let sealed =
        sealing::seal(&payload, key, binding, &mut app.random.clone()).map_err(|error| {
            tracing::error!(%error, section = %signing.section, "a signing could not be sealed");
            NotStored::Fault
        })?;
    let tag = app
        .hashes
        .tag(campaign, &CanonicalEmail::of(&signing.email));
    let mail = match app.mails {
        true => Some(mail::new_mail(app, &signing, &tag, receipt).ok_or(NotStored::Fault)?),
        false => None,
    };
    Ok(NewSigning {
        record,
        campaign: campaign.to_owned(),
        section: signing.section.to_string(),
        key_id: key.id.clone(),
        schema: sealing::SCHEMA,
        country: signing.country.to_string(),
        day,
        source: signing
            .source
            .as_ref()
            .map(|source| source.as_str().to_owned()),
        sealed,
        receipt_hash: receipt.hash,
        idempotency,
        tag,
        mail,
        petitions: signing
            .petitions
            .iter()
            .filter_map(|slug| app.petitions.get(slug).copied())
            .collect(),
    })
}

/// The domain's rules, and the one that only the server can check: whether the section has a key.
fn check<'a>(
    app: &App,
    sections: &'a Sections,
    request: &SigningRequest,
) -> Result<(Signing, &'a PublicKey), Refusal> {
    let rules = app.campaign.rules(sections);
    let signing = Signing::parse(request, &rules).map_err(Refusal::Invalid)?;
    let closed = FieldError {
        field: Field::Section,
        code: ErrorCode::Closed,
    };
    let key = sections
        .key(&signing.section)
        .ok_or(Refusal::Invalid(vec![closed]))?;
    Ok((signing, key))
}
