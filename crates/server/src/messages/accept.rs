//! One message of encouragement from the request to the store: checked, sealed to the section (and to its
//! moderators if it may be shown), stored, and only then answered.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_core::{
    hashes::{Idempotency, words_digest},
    writer::NotStored,
};
use marathon_domain::{Message, MessageReceipt, MessageRequest, Rules, ShownMessage, moderation};
use marathon_seal::{Kind, MessagePayload};
use marathon_store::{NewItem, NewMessage};

use crate::{
    state::App,
    submission::{Keys, Received, Refusal, once, seal},
};

/// Accepts a message.
pub async fn accept_message(
    app: &App,
    request: &MessageRequest,
    received: Received<'_>,
) -> Result<MessageReceipt, Refusal> {
    once(
        app,
        Keys::OfSupporters,
        received,
        async |idempotency, ticket| {
            let message = new_message(app, request, (received, idempotency))?;
            Ok(app.queue.store_message(message, ticket).await?)
        },
    )
    .await?;
    let sections = app.campaign.sections();
    let section = request.section.clone().try_into().ok();
    let shows = section.is_some_and(|section| sections.moderation_key(&section).is_some());
    Ok(MessageReceipt {
        petition: request.petition.clone(),
        may_be_shown: request.may_be_shown && shows,
    })
}

fn new_message(
    app: &App,
    request: &MessageRequest,
    (received, idempotency): (Received<'_>, Option<Idempotency>),
) -> Result<NewMessage, Refusal> {
    let sections = app.campaign.sections();
    let rules = Rules {
        // Only the ten cases have people to write to.
        petitions: app.campaign.of_the_ten(),
        ..app.campaign.rules(&sections)
    };
    let message = Message::parse(request, &rules).map_err(Refusal::Invalid)?;
    let key = sections.key(&message.section);
    let key = key.ok_or_else(Refusal::closed_section)?;
    let petition = app.petitions.get(&message.petition).copied();
    let petition = petition.ok_or(NotStored::Fault)?;
    received.admit_to_room(app)?;
    let day = app.clock.day();
    let record = app.random.bytes();
    let payload = MessagePayload::of(&message, &day);
    let moderators = sections.moderation_key(&message.section);
    let moderated = match moderators.filter(|_| message.may_be_shown) {
        None => None,
        Some(key) => {
            let salt = URL_SAFE_NO_PAD.encode(app.random.bytes::<32>());
            let digest = words_digest(&salt, &shown(&payload)?);
            let salted = MessagePayload {
                salt: Some(salt),
                ..payload.clone()
            };
            let kind = Kind::ModeratedMessage;
            let sealed = seal(app, &salted, (record, kind), key)?;
            Some(NewItem {
                kind: moderation::Kind::Messages,
                record,
                campaign: app.campaign.id().to_owned(),
                section: message.section.to_string(),
                petition: Some(petition),
                day: day.clone(),
                key_id: sealed.key_id,
                schema: sealed.schema,
                sealed: sealed.sealed,
                words_digest: digest,
            })
        }
    };
    let sealed = seal(app, &payload, (record, Kind::Message), key)?;
    Ok(NewMessage {
        record,
        campaign: app.campaign.id().to_owned(),
        section: message.section.to_string(),
        petition,
        sealed: sealed.sealed,
        day,
        key_id: sealed.key_id,
        schema: sealed.schema,
        idempotency,
        moderated,
    })
}

/// The words as they are stored once they are released.
fn shown(payload: &MessagePayload) -> Result<String, NotStored> {
    let shown = ShownMessage {
        text: payload.text.clone(),
        name: payload.name.clone(),
        country: payload.country.clone(),
    };
    let shown = shown.checked().map_err(|_| NotStored::Fault)?;
    // Strings always encode.
    Ok(serde_json::to_string(&shown).unwrap_or_default())
}
