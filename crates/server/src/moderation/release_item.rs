//! `POST /api/v1/moderation/{kind}/{id}/release`: shows an item to everybody.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_core::hashes::words_digest;
use marathon_domain::{
    Problem, ShownMessage,
    moderation::{ItemHead, Kind, MarathonRelease, MessageRelease},
};
use marathon_store::{Action, PublicWords, WholeItem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{decide, item::Item};
use crate::{
    http::{ApiError, body::Whole},
    marathons::{When, text},
    staff::{ActRefusals, Moderator, SentRefusals, ThingRefusals, read},
    state::App,
};

/// Stored in place of a private marathon's shown words: its page opens the sealed words by its address.
pub const STAYS_SEALED: &str = "null";

#[derive(Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(
    description = "Of a message, or of a marathon, for the document only. A report is released as it was written, and any body will do."
)]
enum Release {
    Message(MessageRelease),
    Marathon(Box<MarathonRelease>),
}

/// Release
///
/// The body holds the words to show from now on, in clear, because the server cannot open sealed words. It also holds
/// the salt that was sealed with them: the server compares its digest with the one stored on arrival. Sent again
/// unchanged, it changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/moderation/{kind}/{id}/release",
    tag = "moderation",
    security(("staff" = [])),
    params(Item),
    request_body(content = Release, content_type = "application/json"),
    responses(
        (status = 200, description = "It is shown", body = ItemHead, content_type = "application/json"),
        ActRefusals, ThingRefusals, SentRefusals,
        (status = 409, description = "It was released with other words, or refused: undo that first", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It cannot be shown so, or these are other words than those that came", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn release_item(
    State(app): State<Arc<App>>,
    Moderator(member): Moderator,
    item: Item,
    Whole(body): Whole,
) -> Result<Response, ApiError> {
    let stored = app.store.moderated_item(item.kind, &item.record).await?;
    let stored = stored.ok_or(ApiError::NotFound)?;
    if stored.section != member.section {
        return Err(ApiError::OtherSection);
    }
    let action = match (item.kind, &stored.words_digest) {
        (Kind::Messages, _) => Action::Release(message(&body, &stored)?, None),
        (Kind::Marathons, Some(digest)) => marathon(&body, digest)?,
        (Kind::Marathons, None) | (Kind::Reports, _) => Action::Release(written(stored)?, None),
    };
    decide::carry_out(&app, &member, item, action).await?;
    decide::standing(&app, item).await
}

/// An item stored in clear is released as it was written, whatever the body says.
fn written(item: WholeItem) -> Result<String, ApiError> {
    String::from_utf8(item.sealed).map_err(|_| ApiError::NotFound)
}

/// The words, if their writer sent them.
fn message(body: &[u8], item: &WholeItem) -> Result<String, ApiError> {
    let release: MessageRelease = read(body)?;
    let shown = ShownMessage {
        text: release.text,
        name: release.name,
        country: release.country,
    };
    let shown = shown.checked().map_err(|(field, code)| {
        let message = "No accepted message holds this.";
        ApiError::of_field(field, code.as_str(), message)
    })?;
    // Strings always encode.
    let shown = serde_json::to_string(&shown).unwrap_or_default();
    // Messages older than the digest are released without the check.
    let Some(digest) = &item.words_digest else {
        return Ok(shown);
    };
    let Some(salt) = release.salt else {
        let message = "Give the salt that is sealed with the words: a marathon-section of this version sends it.";
        return Err(ApiError::of_field("salt", "required", message));
    };
    if words_digest(&salt, &shown)[..] != digest[..] {
        return Err(other_words("text"));
    }
    Ok(shown)
}

/// The words, if the organiser sent them. Those of a public marathon are stored in clear from now on.
fn marathon(body: &[u8], digest: &[u8]) -> Result<Action, ApiError> {
    let release: MarathonRelease = read(body)?;
    if words_digest(&release.salt, &text(&release.words))[..] != digest[..] {
        return Err(other_words("words"));
    }
    let details = release.words.details;
    let Some(id) = release.words.id else {
        return Ok(Action::Release(STAYS_SEALED.to_owned(), None));
    };
    let when = When::of(&details).ok_or(ApiError::Unavailable)?;
    // Strings and booleans always encode.
    let shown = serde_json::to_string(&details).unwrap_or_default();
    let words = PublicWords {
        name: id.to_string(),
        details: shown.clone(),
        country: details.country.to_string(),
        town: details.folded_town(),
        date: details.date,
        starts: when.starts,
        ends: when.ends,
    };
    Ok(Action::Release(shown, Some(Box::new(words))))
}

fn other_words(field: &'static str) -> ApiError {
    let message = "These are not the words and the salt that are sealed.";
    ApiError::of_field(field, "other_words", message)
}
