//! What all acts of staff have in common.

use axum::response::Response;
use serde::de::DeserializeOwned;

use super::{answer, id};
use crate::{
    http::{ApiError, App},
    moderation::{ItemHead, Kind},
    store::{ActReply, Action, StaffAct, StaffMember},
    writer::NotStored,
};

/// Returns once the act is on the disk, and in the trail. One that was carried out already is done.
pub async fn carry_out(
    app: &App,
    member: &StaffMember,
    (kind, record): (Kind, [u8; 16]),
    action: Action,
) -> Result<(), ApiError> {
    let act = StaffAct {
        staff: member.id,
        section: member.section.clone(),
        kind,
        record,
        action,
        day: app.clock.day(),
    };
    match app.queue.moderate(act).await {
        Ok(ActReply::Applied) => Ok(()),
        Ok(ActReply::Unknown) => Err(ApiError::NotFound),
        Ok(ActReply::OtherSection) => Err(ApiError::OtherSection),
        Ok(ActReply::WrongState(state)) => Err(ApiError::Otherwise(state)),
        Err(NotStored::QueueFull | NotStored::Fault | NotStored::Overtaken) => {
            Err(ApiError::Unavailable)
        }
    }
}

/// The thing as it stands now.
pub async fn standing(app: &App, kind: Kind, record: &[u8; 16]) -> Result<Response, ApiError> {
    let item = app.store.moderated_item(kind, record).await;
    let item = item.map_err(crate::http::staff::fault)?;
    let head = item.ok_or(ApiError::NotFound)?.head;
    Ok(answer(&ItemHead {
        id: id(&head.record),
        petition: head.petition,
        day: head.day,
        state: head.state,
    }))
}

/// Reads a JSON body. What the parser says is not repeated: it would quote what was written.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| match error.is_data() {
        true => super::invalid("body", "invalid", "Send what the API's document describes."),
        false => ApiError::Malformed(Vec::new()),
    })
}
