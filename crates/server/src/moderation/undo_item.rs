//! `POST /api/v1/moderation/{kind}/{id}/undo`: makes an item wait again.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use marathon_domain::moderation::ItemHead;
use marathon_store::Action;

use super::{decide, item::Item};
use crate::{
    http::ApiError,
    staff::{ActRefusals, Moderator, ThingRefusals},
    state::App,
};

/// Undo
///
/// What was released is shown to nobody from now on. What waits already goes on waiting.
#[utoipa::path(
    post,
    path = "/api/v1/moderation/{kind}/{id}/undo",
    tag = "moderation",
    security(("staff" = [])),
    params(Item),
    responses(
        (status = 200, description = "It waits", body = ItemHead, content_type = "application/json"),
        ActRefusals, ThingRefusals,
    )
)]
pub async fn undo_item(
    State(app): State<Arc<App>>,
    Moderator(member): Moderator,
    item: Item,
) -> Result<Response, ApiError> {
    decide::carry_out(&app, &member, item, Action::Undo).await?;
    decide::standing(&app, item).await
}
