//! Who of staff calls: the token in `Authorization`, and nothing else.

use axum::http::{HeaderMap, header};
use marathon_seal::StaffToken;

use super::{ApiError, App};
use crate::store::StaffMember;

/// The member of staff whose token the request has. Asked anew for each call, so that a token that was
/// removed ends at once.
pub async fn staff_member(app: &App, headers: &HeaderMap) -> Result<StaffMember, ApiError> {
    let token = token(headers).ok_or(ApiError::NoStaff)?;
    let member = app.store.staff_of(&token.hash()).await;
    member.map_err(fault)?.ok_or(ApiError::NoStaff)
}

fn token(headers: &HeaderMap) -> Option<StaffToken> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next()?.to_str().ok()?;
    if values.next().is_some() {
        return None;
    }
    let (scheme, token) = value.split_once(' ')?;
    let is_bearer = scheme.eq_ignore_ascii_case("bearer");
    is_bearer.then(|| StaffToken::parse(token)).flatten()
}

/// What a call of staff answers when the database does not.
pub fn fault(error: crate::store::StoreError) -> ApiError {
    crate::metrics::store_fault();
    tracing::error!(%error, "a call of staff found no database");
    ApiError::Unavailable
}
