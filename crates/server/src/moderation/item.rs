//! The item that a call is about, as its address names it.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};
use marathon_domain::moderation::Kind;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{http::ApiError, staff};

/// `{kind}` and `{id}` of the route.
#[derive(Clone, Copy, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct Item {
    /// What is moderated
    pub kind: Kind,
    /// From the list
    #[param(rename = "id", value_type = String)]
    pub record: [u8; 16],
}

#[derive(Deserialize)]
struct ItemPath {
    kind: String,
    id: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Item {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let path = Path::<ItemPath>::from_request_parts(parts, state).await;
        let Path(path) = path.map_err(|_| ApiError::NotFound)?;
        let kind = path.kind.parse().map_err(|_| ApiError::NotFound)?;
        let record = staff::record(&path.id).ok_or(ApiError::NotFound)?;
        Ok(Self { kind, record })
    }
}
