//! Takes one signing from the request to the store: checked, tagged, sealed, stored, and only then
//! given its receipt. Forms and JSON both come here.

use marathon_core::{
    bursts::SeenSigning,
    campaign::Sections,
    hashes::{Idempotency, Receipt},
};
use marathon_domain::{FormError, Signing, SigningRequest, SourceTag};
use marathon_seal::{Kind, Payload, PublicKey};
use marathon_store::{NewSigning, PetitionId};

use crate::{
    state::{AddressTags, App},
    submission::{Asked, Keys, Received, Refusal, check_reach, confirmation_mail, once, seal},
};

/// Accepts a signing, and returns its receipt once it is on the disk.
pub async fn accept_signing(
    app: &App,
    request: &SigningRequest,
    received: Received<'_>,
) -> Result<Receipt, Refusal> {
    let receipt = match received.key {
        Some(key) => app.hashes.receipt(key.as_bytes(), received.body),
        None => app.hashes.receipt(&app.random.bytes::<32>(), received.body),
    };
    once(
        app,
        Keys::OfSupporters,
        received,
        async |idempotency, ticket| {
            let (signing, seen) =
                new_signing(app, request, &receipt, (received, idempotency)).await?;
            app.queue.store(signing, ticket).await?;
            app.bursts.count(&seen, app.clock.seconds());
            Ok(())
        },
    )
    .await?;
    Ok(receipt)
}

async fn new_signing(
    app: &App,
    request: &SigningRequest,
    receipt: &Receipt,
    (received, idempotency): (Received<'_>, Option<Idempotency>),
) -> Result<(NewSigning, SeenSigning), Refusal> {
    let sections = app.campaign.sections();
    let (signing, key) = check(app, &sections, request)?;
    received.admit()?;
    let AddressTags { tag, mailbox } = app.address_tags(&signing.email).await?;
    let day = app.clock.day();
    let trace = app.traces.of(received.client.0, &signing.email, &day);
    let payload = Payload::of(&signing, &day, app.mails);
    let sealed = seal(app, &payload, (app.random.bytes(), Kind::Signing), key)?;
    let asked = Asked {
        email: &signing.email,
        language: &signing.language,
        tag: &tag,
        receipt: &receipt.text,
    };
    let mail = confirmation_mail(app, asked, received.client)?;
    let petitions = signing.petitions.iter();
    let petitions: Vec<PetitionId> = petitions
        .filter_map(|slug| app.petitions.get(slug).copied())
        .collect();
    let source = signing.source.as_ref();
    let seen = app.bursts.seen(
        (signing.section.as_str(), &petitions),
        (received.client.0, &signing.email),
        (signing.country.as_str(), source.map(SourceTag::as_str)),
        trace,
    );
    let new = NewSigning {
        record: sealed.record,
        campaign: app.campaign.id().to_owned(),
        section: signing.section.to_string(),
        key_id: sealed.key_id,
        schema: sealed.schema,
        country: signing.country.to_string(),
        day,
        source: source.map(|source| source.as_str().to_owned()),
        sealed: sealed.sealed,
        receipt_hash: receipt.hash,
        idempotency,
        tag,
        mailbox,
        trace,
        mail,
        petitions,
    };
    Ok((new, seen))
}

/// The domain's rules, and those that only the server can check: whether mail can be sent to the address, and
/// whether the section has a key.
fn check<'a>(
    app: &App,
    sections: &'a Sections,
    request: &SigningRequest,
) -> Result<(Signing, &'a PublicKey), Refusal> {
    let signing = Signing::parse(request, &app.campaign.rules(sections));
    let signing = signing.map_err(|errors| {
        let errors = errors.into_iter().map(FormError::from);
        Refusal::Invalid(errors.collect())
    })?;
    check_reach(app, &signing.email)?;
    let key = sections.key(&signing.section);
    Ok((signing, key.ok_or_else(Refusal::closed_section)?))
}
