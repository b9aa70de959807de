//! Which member of a section's staff calls: only the token in `Authorization` says so. Each call
//! names the role that it takes.

mod answers;
mod refusals;
mod sent;

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use marathon_domain::StaffRole;
use marathon_seal::StaffToken;
use marathon_store::StaffMember;

use crate::{http::ApiError, state::App};

pub use self::{
    answers::{PAGE, answer, entry, id, next},
    refusals::{ActRefusals, ReadRefusals, RoleRefusals, SentRefusals, ThingRefusals},
    sent::{LONGEST_REASON, Sent, read, reason, record},
};

/// Who may make a call: members with one of these roles. The member is looked up for each call, so
/// that a removed token ends at once.
macro_rules! callers {
    ($($(#[$doc:meta])* $caller:ident: $($role:ident),+;)*) => {$(
        $(#[$doc])*
        pub struct $caller(pub StaffMember);

        impl FromRequestParts<Arc<App>> for $caller {
            type Rejection = ApiError;

            async fn from_request_parts(
                parts: &mut Parts,
                app: &Arc<App>,
            ) -> Result<Self, ApiError> {
                let roles = &[$(StaffRole::$role),+];
                member(&parts.headers, app, roles).await.map(Self)
            }
        }
    )*};
}

callers! {
    /// Decides what is shown.
    Moderator: Moderation;
    /// Sets signatures aside.
    FraudDesk: Fraud;
    /// Sees what was set aside.
    FraudReader: Fraud, Figures;
    /// Reads the trail.
    AnyOfStaff: Figures, Moderation, Fraud, Data;
}

async fn member(
    headers: &HeaderMap,
    app: &App,
    roles: &[StaffRole],
) -> Result<StaffMember, ApiError> {
    let token = token(headers).ok_or(ApiError::NoStaff)?;
    let member = app.store.staff_of(&token.hash()).await?;
    let member = member.ok_or(ApiError::NoStaff)?;
    match member.roles.has_one_of(roles) {
        true => Ok(member),
        false => Err(ApiError::OtherRole),
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
