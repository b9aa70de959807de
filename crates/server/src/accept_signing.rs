//! One signing from the request to the store: checked, tagged, sealed, stored, and only then given its
//! receipt. Forms and JSON meet here.

use marathon_domain::{ActError, CanonicalEmail, Signing, SigningRequest};
use marathon_seal::{self as sealing, Binding, Kind, Payload, PublicKey};

use crate::{
    accept::{self, Refusal},
    campaign::Sections,
    hashes::{Idempotency, Receipt},
    http::App,
    mail,
    store::NewSigning,
    writer::NotStored,
};

/// Accepts a signing; gives its receipt once it is on the disk. The body is what the request held, to
/// the byte.
pub async fn accept_signing(
    app: &App,
    request: &SigningRequest,
    body: &[u8],
    idempotency_key: Option<&str>,
) -> Result<Receipt, Refusal> {
    let receipt = match idempotency_key {
        Some(key) => app.hashes.receipt(key.as_bytes(), body),
        None => app.hashes.receipt(&app.random.bytes::<32>(), body),
    };
    accept::once(app, body, idempotency_key, async |idempotency, ticket| {
        let signing = new_signing(app, request, &receipt, idempotency)?;
        Ok(app.queue.store(signing, ticket).await?)
    })
    .await?;
    Ok(receipt)
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
        kind: Kind::Signing,
    };
    let payload = Payload::of(&signing, &day, app.mails);
    let sealed = sealing::seal(&payload, key, binding).map_err(|error| {
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
    let signing = Signing::parse(request, &rules).map_err(|errors| {
        let errors = errors.into_iter().map(ActError::from);
        Refusal::Invalid(errors.collect())
    })?;
    let key = sections
        .key(&signing.section)
        .ok_or_else(Refusal::closed_section)?;
    Ok((signing, key))
}
