//! One letter from the request to the store: checked, tagged, sealed, stored, and only then answered.

use marathon_domain::{
    CanonicalEmail, Letter, LetterRequest, PostedLetterRequest, Rules, Slug, open_case,
};
use marathon_seal::{self as sealing, Binding, Kind, LetterPayload};

use crate::{
    accept::{self, Refusal},
    hashes::Idempotency,
    http::App,
    store::{NewLetter, PetitionId, PostedLetter},
    writer::NotStored,
};

/// Accepts a letter to be delivered. The body is what the request held, to the byte.
pub async fn accept_letter(
    app: &App,
    request: &LetterRequest,
    body: &[u8],
    idempotency_key: Option<&str>,
) -> Result<(), Refusal> {
    accept::once(app, body, idempotency_key, async |idempotency, ticket| {
        let letter = new_letter(app, request, idempotency)?;
        Ok(app.queue.store_letter(letter, ticket).await?)
    })
    .await
}

/// Counts a letter that its writer has posted.
pub async fn count_posted_letter(
    app: &App,
    request: &PostedLetterRequest,
    body: &[u8],
    idempotency_key: Option<&str>,
) -> Result<(), Refusal> {
    accept::once(app, body, idempotency_key, async |idempotency, ticket| {
        let sections = app.campaign.sections();
        let case = open_case(&request.case, &app.campaign.letter_rules(&sections))
            .map_err(|error| Refusal::Invalid(vec![error]))?;
        let posted = PostedLetter {
            petition: petition(app, &case)?,
            day: app.clock.day(),
            idempotency,
        };
        Ok(app.queue.count_posted(posted, ticket).await?)
    })
    .await
}

fn new_letter(
    app: &App,
    request: &LetterRequest,
    idempotency: Option<Idempotency>,
) -> Result<NewLetter, Refusal> {
    let sections = app.campaign.sections();
    let rules: Rules<'_> = app.campaign.letter_rules(&sections);
    let letter = Letter::parse(request, &rules).map_err(Refusal::Invalid)?;
    let key = sections
        .key(&letter.section)
        .ok_or_else(Refusal::closed_section)?;
    let campaign = app.campaign.id();
    let record = app.random.bytes();
    let day = app.clock.day();
    let binding = Binding {
        campaign,
        record: &record,
        schema: sealing::SCHEMA,
        kind: Kind::Letter,
    };
    let payload = LetterPayload::of(&letter, &day);
    let sealed = sealing::seal(&payload, key, binding).map_err(|error| {
        tracing::error!(%error, section = %letter.section, "a letter could not be sealed");
        NotStored::Fault
    })?;
    Ok(NewLetter {
        record,
        campaign: campaign.to_owned(),
        section: letter.section.to_string(),
        key_id: key.id.clone(),
        schema: sealing::SCHEMA,
        country: letter.country.to_string(),
        day,
        petition: petition(app, &letter.case)?,
        tag: app.hashes.tag(campaign, &CanonicalEmail::of(&letter.email)),
        sealed,
        idempotency,
    })
}

/// Every case of the campaign has one.
fn petition(app: &App, case: &Slug) -> Result<PetitionId, NotStored> {
    app.petitions.get(case).copied().ok_or(NotStored::Fault)
}
