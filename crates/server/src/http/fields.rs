//! The fields of a form or of a query, as they were sent, and the extractors that read them.

use std::{convert::Infallible, sync::Arc};

use axum::{
    body::Body,
    extract::{FromRequest, FromRequestParts},
    http::{Request, request::Parts},
};
use serde::de::DeserializeOwned;

use super::{ApiError, body::Whole, origin, typed_form::TypedForm};
use crate::state::App;

/// Names and values, in the order they came.
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn read(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The fields as a typed struct.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        T::deserialize(TypedForm(self)).map_err(|_| ApiError::Malformed(Vec::new()))
    }

    /// All names and values.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// The first value of a field, if it is not empty.
    pub fn value(&self, field: &str) -> Option<&str> {
        self.values(field).next().filter(|value| !value.is_empty())
    }

    /// The first value of a field as text: empty if the field is absent.
    pub fn text(&self, field: &str) -> String {
        self.value(field).unwrap_or_default().to_owned()
    }

    /// Every value of a field.
    pub fn values(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a single box is ticked.
    pub fn ticked(&self, field: &str) -> bool {
        is_ticked(self.value(field))
    }
}

/// Whether a single box is ticked. Programs may send it as `on`.
pub fn is_ticked(value: Option<&str>) -> bool {
    matches!(value, Some("true" | "on"))
}

/// The query of the address.
pub struct Query(pub Fields);

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self(Fields::read(query.as_bytes())))
    }
}

/// A form in the body, within the limits of all bodies.
pub struct Form(pub Fields);

impl FromRequest<Arc<App>> for Form {
    type Rejection = ApiError;

    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self, ApiError> {
        let Whole(body) = Whole::from_request(request, app).await?;
        Ok(Self(Fields::read(&body)))
    }
}

/// A form from a page without referrer. Older browsers send `Origin: null` with such a form, so it is refused
/// only if it names another origin.
pub struct UnreferredForm(pub Fields);

impl FromRequest<Arc<App>> for UnreferredForm {
    type Rejection = ApiError;

    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self, ApiError> {
        origin::check_not_foreign(request.headers(), &app.http.public_url)?;
        let Form(fields) = Form::from_request(request, app).await?;
        Ok(Self(fields))
    }
}

/// A form from a page of this site. A form from another site is refused.
pub struct OwnForm(pub Fields);

impl FromRequest<Arc<App>> for OwnForm {
    type Rejection = ApiError;

    async fn from_request(request: Request<Body>, app: &Arc<App>) -> Result<Self, ApiError> {
        origin::check_same_origin(request.headers(), &app.http.public_url)?;
        let Form(fields) = Form::from_request(request, app).await?;
        Ok(Self(fields))
    }
}
