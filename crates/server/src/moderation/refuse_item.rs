//! `POST /api/v1/moderation/{kind}/{id}/refuse`: refuses to show an item, with a reason.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::{
    Problem,
    moderation::{ItemHead, Refusal},
};
use marathon_store::Action;

use super::{decide, item::Item};
use crate::{
    http::ApiError,
    staff::{ActRefusals, Moderator, Sent, SentRefusals, ThingRefusals, reason},
    state::App,
};

/// Refuse
///
/// It stays with the section all the same, and is shown to nobody. Sent again as it was, it changes
/// nothing.
#[utoipa::path(
    post,
    path = "/api/v1/moderation/{kind}/{id}/refuse",
    tag = "moderation",
    security(("staff" = [])),
    params(Item),
    request_body(content = Refusal, content_type = "application/json"),
    responses(
        (status = 200, description = "It is not shown", body = ItemHead, content_type = "application/json"),
        ActRefusals, ThingRefusals, SentRefusals,
        (status = 409, description = "It was released, or refused for another reason: undo that first", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "There is no reason", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn refuse_item(
    State(app): State<Arc<App>>,
    Moderator(member): Moderator,
    item: Item,
    Sent(refusal): Sent<Refusal>,
) -> Result<Response, ApiError> {
    let action = Action::Refuse(reason(&refusal.reason)?);
    decide::carry_out(&app, &member, item, action).await?;
    decide::standing(&app, item).await
}
