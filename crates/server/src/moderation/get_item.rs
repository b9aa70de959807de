//! `GET /api/v1/moderation/{kind}/{id}`: one whole item, with its sealed part.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_domain::moderation::{ActEntry, Kind, ModeratedItem};
use marathon_store::{Action, WholeItem};

use super::{decide, item::Item, release_item::STAYS_SEALED};
use crate::{
    http::ApiError,
    staff::{Moderator, ReadRefusals, ThingRefusals, answer, entry, id},
    state::App,
};

/// Read one thing
///
/// The trail records that it was read.
#[utoipa::path(
    get,
    path = "/api/v1/moderation/{kind}/{id}",
    tag = "moderation",
    security(("staff" = [])),
    params(Item),
    responses(
        (status = 200, description = "What is sealed of it, and what staff did to it", body = ModeratedItem, content_type = "application/json"),
        ReadRefusals, ThingRefusals,
    )
)]
pub async fn get_item(
    State(app): State<Arc<App>>,
    Moderator(member): Moderator,
    item: Item,
) -> Result<Response, ApiError> {
    let whole_item = app.store.moderated_item(item.kind, &item.record).await?;
    let whole_item = whole_item.ok_or(ApiError::NotFound)?;
    if whole_item.section != member.section {
        return Err(ApiError::OtherSection);
    }
    decide::carry_out(&app, &member, item, Action::Read).await?;
    let acts = app.store.acts_on(&item.record).await?;
    let acts = acts.into_iter().map(entry).collect();
    Ok(answer(&whole(item.kind, whole_item, acts)))
}

fn whole(kind: Kind, item: WholeItem, acts: Vec<ActEntry>) -> ModeratedItem {
    let head = item.head;
    let (sealed, written) = match (kind, &item.words_digest) {
        (Kind::Messages, _) | (Kind::Marathons, Some(_)) => (item.sealed, None),
        // JSON, as this server stored it.
        (Kind::Marathons, None) | (Kind::Reports, _) => {
            (Vec::new(), serde_json::from_slice(&item.sealed).ok())
        }
    };
    ModeratedItem {
        id: id(&head.record),
        kind,
        campaign: item.campaign,
        section: item.section,
        petition: head.petition,
        day: head.day,
        state: head.state,
        key_id: item.key_id,
        schema: item.schema,
        sealed: URL_SAFE_NO_PAD.encode(sealed),
        written,
        // This server checked and encoded the stored JSON.
        shown: item
            .shown
            .filter(|shown| shown != STAYS_SEALED)
            .and_then(|shown| serde_json::from_str(&shown).ok()),
        acts,
    }
}
