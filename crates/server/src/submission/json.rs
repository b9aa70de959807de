//! A submission as JSON.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{ErrorCode, Field, FieldError, LiveText, ProblemError, Said};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::{Received, Submission, problem};
use crate::{campaign::LoadedCampaign, http::ApiError, state::App};

/// Accepts the request, and answers in JSON.
pub async fn answer<S: Submission>(
    app: &App,
    request: &S::Request,
    received: Received<'_>,
) -> Result<Response, ApiError> {
    let answer = S::accept(app, request, received).await;
    let answer = answer.map_err(|refusal| problem(refusal, app, S::language(request)))?;
    // Strings always encode.
    let json = serde_json::to_vec(&answer).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::CREATED, headers, json).into_response())
}

/// Reads the JSON. What the parser says is not repeated: it would quote what was typed.
pub fn parse<T: DeserializeOwned>(body: &[u8], campaign: &LoadedCampaign) -> Result<T, ApiError> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let error = match serde_path_to_error::deserialize(&mut deserializer) {
        Ok(request) => match deserializer.end() {
            Ok(()) => return Ok(request),
            Err(_) => return Err(ApiError::Malformed(Vec::new())),
        },
        Err(error) => error,
    };
    let path = error.path().to_string();
    let text = error.inner().to_string();
    let named = |start: &str| text.strip_prefix(start)?.split('`').next();
    let malformed = error.inner().classify() != Category::Data;
    let (field, code) = if malformed {
        (path.as_str(), "malformed")
    } else if let Some(field) = named("missing field `") {
        (field, ErrorCode::Required.as_str())
    } else if text.starts_with("unknown field `") {
        (path.as_str(), "unknown_field")
    } else if let Some(field) = named("duplicate field `") {
        (field, ErrorCode::Repeated.as_str())
    } else {
        (path.as_str(), "wrong_type")
    };
    // A path of `.` or `?` is the body itself.
    let whole = field.is_empty() || field == "." || field == "?";
    let errors = match whole {
        true => Vec::new(),
        false => vec![ProblemError {
            field: field.to_owned(),
            code: code.to_owned(),
            message: message(field, code, campaign).to_owned(),
        }],
    };
    match malformed {
        true => Err(ApiError::Malformed(errors)),
        false => Err(ApiError::Invalid(errors)),
    }
}

/// For the person where the field is one of a form; the language is not known here.
fn message<'a>(field: &str, code: &str, campaign: &'a LoadedCampaign) -> &'a str {
    let fields = [
        Field::Petitions,
        Field::GivenName,
        Field::FamilyName,
        Field::Email,
        Field::Country,
        Field::Postcode,
    ];
    let known = fields.into_iter().find(|known| known.as_str() == field);
    let text = known.map_or(LiveText::ErrorTechnical, |field| {
        let code = match code {
            "required" => ErrorCode::Required,
            _ => ErrorCode::Invalid,
        };
        FieldError { field, code }.text()
    });
    let language = campaign.first().language.as_str();
    campaign.say(language, Said::Live(text))
}
