//! The language in the path of a page.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{Method, request::Parts},
    response::{IntoResponse, Response},
};
use marathon_domain::Language;

use super::missing;
use crate::{http::ApiError, state::App};

/// `{language}` of the route, if the site has it. Otherwise the page does not exist: people see the
/// 404 page, and programs that send something get a problem.
pub struct SiteLanguage(pub Language);

impl FromRequestParts<Arc<App>> for SiteLanguage {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let params = RawPathParams::from_request_parts(parts, app).await;
        let code = params.ok().and_then(|params| {
            let mut params = params.iter();
            let code = params.find(|(name, _)| *name == "language");
            code.map(|(_, code)| code.to_owned())
        });
        let language = code.and_then(|code| app.campaign.language(&code));
        if let Some(language) = language {
            return Ok(Self(language));
        }
        if !matches!(parts.method, Method::GET | Method::HEAD) {
            return Err(ApiError::NotFound.into_response());
        }
        let method = parts.method.clone();
        Err(missing(app, &parts.uri, method, &parts.headers).await)
    }
}
