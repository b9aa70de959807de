//! What all that staff does to a thing has in common.

use axum::response::Response;
use marathon_store::{ActReply, Action, StaffAct, StaffMember};
use serde::de::DeserializeOwned;

use super::{answer, head, item::Item};
use crate::{http::ApiError, state::App};

/// Returns once it is on the disk, and in the trail. What was carried out already is done.
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
        ActReply::WrongState(state) => Err(ApiError::Otherwise(state)),
    }
}

/// The thing as it stands now.
pub async fn standing(app: &App, item: Item) -> Result<Response, ApiError> {
    let item = app.store.moderated_item(item.kind, &item.record).await?;
    Ok(answer(&head(item.ok_or(ApiError::NotFound)?.head)))
}

/// Reads a JSON body. What the parser says is not repeated: it would quote what was written.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| match error.is_data() {
        true => {
            let message = "Send what the API's document describes.";
            ApiError::of_field("body", "invalid", message)
        }
        false => ApiError::Malformed(Vec::new()),
    })
}
