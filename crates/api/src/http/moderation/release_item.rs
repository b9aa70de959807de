//! `POST /api/v1/moderation/{kind}/{id}/release`: shows it to everybody.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use marathon_domain::{Problem, ShownMessage};

use super::{act, invalid, record};
use crate::{
    http::{ApiError, App, body, staff},
    moderation::{ItemHead, Kind},
    store::Action,
};

/// Release
///
/// The body is what is shown from now on: the server cannot open what is sealed, so whoever releases it
/// sends it in clear. Sent again as it was, it changes nothing.
#[utoipa::path(
    post,
    path = "/api/v1/moderation/{kind}/{id}/release",
    tag = "moderation",
    security(("staff" = [])),
    params(("kind" = Kind, Path, description = "What is moderated"), ("id" = String, Path, description = "From the list")),
    request_body(content = ShownMessage, content_type = "application/json", description = "Of a message; a marathon and a report are released as they were written, and any body will do"),
    responses(
        (status = 200, description = "It is shown", body = ItemHead, content_type = "application/json"),
        (status = 400, description = "The body is no JSON", body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "No token of staff", body = Problem, content_type = "application/problem+json",
            headers(("WWW-Authenticate" = String))),
        (status = 403, description = "It is of another section", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
        (status = 408, description = "The body did not come in time", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It was released with other words, or refused: undo that first", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is longer than 64 KiB", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "It cannot be shown so", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "Nothing was changed: try again", body = Problem, content_type = "application/problem+json",
            headers(("Retry-After" = u64))),
    )
)]
pub async fn release_item(
    State(app): State<Arc<App>>,
    Path((kind, id)): Path<(String, String)>,
    headers: HeaderMap,
    sent: Body,
) -> Result<Response, ApiError> {
    let member = staff::staff_member(&app, &headers).await?;
    let kind: Kind = kind.parse().map_err(|_| ApiError::NotFound)?;
    let record = record(&id)?;
    let body = body::read(&headers, sent, app.http.body_timeout).await?;
    let shown = match kind {
        Kind::Messages => message(&body)?,
        Kind::Marathons | Kind::Reports => written(&app, kind, &record).await?,
    };
    act::carry_out(&app, &member, (kind, record), Action::Release(shown)).await?;
    act::standing(&app, kind, &record).await
}

/// What stands in clear is released as it was written, whatever the body says.
async fn written(app: &App, kind: Kind, record: &[u8; 16]) -> Result<String, ApiError> {
    let item = app.store.moderated_item(kind, record).await;
    let item = item.map_err(staff::fault)?.ok_or(ApiError::NotFound)?;
    String::from_utf8(item.sealed).map_err(|_| ApiError::NotFound)
}

fn message(body: &[u8]) -> Result<String, ApiError> {
    let shown: ShownMessage = act::read(body)?;
    let shown = shown.checked().map_err(|(field, code)| {
        invalid(
            field,
            code.as_str(),
            "No message that was taken holds this.",
        )
    })?;
    // Strings always encode.
    Ok(serde_json::to_string(&shown).unwrap_or_default())
}
