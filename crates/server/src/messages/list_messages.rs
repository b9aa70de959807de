//! `GET /api/v1/messages`: the words of encouragement that staff has released, and no others.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{MessageList, Problem, ShownMessage, moderation::Kind};
use marathon_store::ReleasedRow;

use crate::{
    http::{Accept, ApiError, JsonOnly, NoDatabase, Query, RELEASED, json_answer, place},
    state::App,
};

/// How many messages a page has.
pub const PAGE: i64 = 20;

/// Words of encouragement that were released
///
/// First name and country only, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/messages",
    tag = "messages",
    params(
        ("petition" = String, Query, description = "The slug of the case"),
        ("before" = Option<i64>, Query, description = "The `next` of the list before", minimum = 0, maximum = 9_007_199_254_740_991_i64),
    ),
    responses(
        (status = 200, description = "Up to 20 of them", body = MessageList, content_type = "application/json"),
        JsonOnly, NoDatabase,
        (status = 404, description = "No such case", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No case is named, or no such place in the list", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_messages(
    State(app): State<Arc<App>>,
    accept: Accept,
    Query(query): Query,
) -> Result<Response, ApiError> {
    accept.requires("application/json")?;
    let petition = query.value("petition").ok_or_else(|| {
        let message = "Give the slug of a case.";
        ApiError::of_field("petition", "required", message)
    })?;
    let before = place(&query, "before", i64::MAX)?;
    let slug = petition.parse().map_err(|_| ApiError::NotFound)?;
    if !app.campaign.is_of_the_ten(&slug) {
        return Err(ApiError::NotFound);
    }
    let list = released(&app, petition, before, PAGE).await?;
    Ok(json_answer(&list, RELEASED))
}

/// At most `most` released messages of a case before a place in their order, the newest first.
pub async fn released(
    app: &App,
    petition: &str,
    before: i64,
    most: i64,
) -> Result<MessageList, ApiError> {
    let rows = app
        .store
        .newest_released(Kind::Messages, petition, before, most + 1)
        .await?;
    let most = usize::try_from(most).unwrap_or_default();
    let next = rows.get(most).and(rows.get(most - 1)).map(|row| row.place);
    let messages = rows.into_iter().take(most).filter_map(message);
    Ok(MessageList {
        petition: petition.to_owned(),
        messages: messages.collect(),
        next,
    })
}

fn message(row: ReleasedRow) -> Option<ShownMessage> {
    // The server checked and encoded it when it was released.
    serde_json::from_str(&row.shown).ok()
}
