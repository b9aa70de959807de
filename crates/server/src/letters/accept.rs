//! One letter from the request to the store: checked, tagged, sealed, stored, and only then answered.

use marathon_core::{hashes::Idempotency, writer::NotStored};
use marathon_domain::{Letter, LetterRequest, PostedLetterRequest, Slug, open_case};
use marathon_seal::{Kind, LetterPayload};
use marathon_store::{NewLetter, PetitionId, PostedLetter};

use crate::{
    state::{AddressTags, App},
    submission::{Asked, Keys, Received, Refusal, check_reach, confirmation_mail, once, seal},
};

/// Accepts a letter to be delivered.
pub async fn accept_letter(
    app: &App,
    request: &LetterRequest,
    received: Received<'_>,
) -> Result<(), Refusal> {
    once(
        app,
        Keys::OfSupporters,
        received,
        async |idempotency, ticket| {
            let letter = new_letter(app, request, (received, idempotency)).await?;
            Ok(app.queue.store_letter(letter, ticket).await?)
        },
    )
    .await
}

/// Counts a letter that its writer has posted.
pub async fn count_letter(
    app: &App,
    request: &PostedLetterRequest,
    received: Received<'_>,
) -> Result<(), Refusal> {
    once(
        app,
        Keys::OfSupporters,
        received,
        async |idempotency, ticket| {
            let sections = app.campaign.sections();
            let case = open_case(&request.case, &app.campaign.letter_rules(&sections));
            let case = case.map_err(|error| Refusal::Invalid(vec![error]))?;
            received.admit_to_room(app)?;
            let posted = PostedLetter {
                petition: petition(app, &case)?,
                day: app.clock.day(),
                idempotency,
            };
            Ok(app.queue.count_posted(posted, ticket).await?)
        },
    )
    .await
}

async fn new_letter(
    app: &App,
    request: &LetterRequest,
    (received, idempotency): (Received<'_>, Option<Idempotency>),
) -> Result<NewLetter, Refusal> {
    let sections = app.campaign.sections();
    let letter = Letter::parse(request, &app.campaign.letter_rules(&sections));
    let letter = letter.map_err(Refusal::Invalid)?;
    check_reach(app, &letter.email)?;
    let key = sections.key(&letter.section);
    let key = key.ok_or_else(Refusal::closed_section)?;
    received.admit_to_room(app)?;
    let AddressTags { tag, mailbox } = app.address_tags(&letter.email).await?;
    let campaign = app.campaign.id();
    let day = app.clock.day();
    let payload = LetterPayload::of(&letter, &day);
    let asked = Asked {
        email: &letter.email,
        language: &letter.language,
        tag: &tag,
        receipt: "",
    };
    let mail = confirmation_mail(app, asked, received.client)?;
    let sealed = seal(app, &payload, (app.random.bytes(), Kind::Letter), key)?;
    Ok(NewLetter {
        record: sealed.record,
        campaign: campaign.to_owned(),
        section: letter.section.to_string(),
        key_id: sealed.key_id,
        schema: sealed.schema,
        country: letter.country.to_string(),
        day,
        petition: petition(app, &letter.case)?,
        tag,
        mailbox,
        sealed: sealed.sealed,
        idempotency,
        mail,
    })
}

/// The petition of a case. Every case of the campaign has one.
fn petition(app: &App, case: &Slug) -> Result<PetitionId, NotStored> {
    app.petitions.get(case).copied().ok_or(NotStored::Fault)
}
