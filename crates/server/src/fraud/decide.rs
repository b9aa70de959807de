//! What all acts of staff on a set-aside have in common.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
    response::Response,
};
use marathon_store::{SetAsideAct, SetAsideReply, SetAsideWhat, StaffMember};

use super::shown;
use crate::{
    http::ApiError,
    staff::{answer, record},
    state::App,
};

/// `{id}` of the route.
#[derive(Clone, Copy)]
pub struct SetAsideId(pub [u8; 16]);

impl<S: Send + Sync> FromRequestParts<S> for SetAsideId {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        let Path(id) = path.map_err(|_| ApiError::NotFound)?;
        record(&id).map(Self).ok_or(ApiError::NotFound)
    }
}

/// Returns once the act is on the disk and in the trail. The work itself follows step by step.
pub async fn carry_out(
    app: &App,
    member: &StaffMember,
    SetAsideId(record): SetAsideId,
    what: SetAsideWhat,
) -> Result<(), ApiError> {
    let act = SetAsideAct {
        staff: member.id,
        section: member.section.clone(),
        record,
        day: app.clock.day(),
        what,
    };
    match app.queue.set_aside(act).await? {
        SetAsideReply::Applied | SetAsideReply::Stepped { .. } => {
            app.set_asides.notify_one();
            Ok(())
        }
        SetAsideReply::Unknown => Err(ApiError::NotFound),
        SetAsideReply::OtherSection => Err(ApiError::OtherSection),
        SetAsideReply::SamePerson => Err(ApiError::SamePerson),
        SetAsideReply::WrongState(state) => Err(ApiError::WrongState(state)),
    }
}

/// The current state of the set-aside.
pub async fn standing(
    app: &App,
    member: &StaffMember,
    SetAsideId(record): SetAsideId,
) -> Result<Response, ApiError> {
    let row = app.store.set_aside(&record).await?;
    let row = row.ok_or(ApiError::NotFound)?;
    match row.section == member.section {
        true => Ok(answer(&shown(row))),
        false => Err(ApiError::OtherSection),
    }
}
