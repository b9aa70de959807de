//! Who of staff calls: the token in `Authorization`, and nothing else.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use marathon_seal::StaffToken;
use marathon_store::StaffMember;

use crate::{http::ApiError, state::App};

/// The member of staff whose token the request has. Asked anew for each call, so that a token that was
/// removed ends at once.
pub struct Staff(pub StaffMember);

impl FromRequestParts<Arc<App>> for Staff {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, ApiError> {
        let token = token(&parts.headers).ok_or(ApiError::NoStaff)?;
        let member = app.store.staff_of(&token.hash()).await?;
        member.map(Self).ok_or(ApiError::NoStaff)
    }
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
