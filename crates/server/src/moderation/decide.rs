//! What all acts of staff on an item have in common.

use axum::response::Response;
use marathon_store::{ActReply, Action, StaffAct, StaffMember};

use super::{head, item::Item};
use crate::{http::ApiError, staff::answer, state::App};

/// Returns once the act is on the disk and in the trail, now or before.
pub async fn carry_out(
    app: &App,
    member: &StaffMember,
    item: Item,
    action: Action,
) -> Result<(), ApiError> {
    let act = StaffAct {
        staff: member.id,
        section: member.section.clone(),
        kind: item.kind,
        record: item.record,
        action,
        day: app.clock.day(),
    };
    match app.queue.moderate(act).await? {
        ActReply::Applied => Ok(()),
        ActReply::Unknown => Err(ApiError::NotFound),
        ActReply::OtherSection => Err(ApiError::OtherSection),
        ActReply::WrongState(state) => Err(ApiError::AlreadyDecided(state)),
    }
}

/// The current state of the item.
pub async fn standing(app: &App, item: Item) -> Result<Response, ApiError> {
    let item = app.store.moderated_item(item.kind, &item.record).await?;
    Ok(answer(&head(item.ok_or(ApiError::NotFound)?.head)))
}
