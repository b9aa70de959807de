//! A submission as JSON.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_core::campaign::LoadedCampaign;
use marathon_domain::{ErrorCode, Field, FieldError, LiveText, ProblemError, Said};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::{Received, Submission, problem};
use crate::{http::ApiError, state::App};

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

/// Reads the JSON. The parser's message is not repeated, because it would quote what was typed.
pub fn parse<T: DeserializeOwned>(body: &[u8], campaign: &LoadedCampaign) -> Result<T, ApiError> {
    read(body).map_err(|unreadable| {
        let errors = unreadable.field.map(|(field, code)| ProblemError {
            message: message(&field, code, campaign).to_owned(),
            code: code.to_owned(),
            field,
        });
        let errors = errors.into_iter().collect();
        match unreadable.is_malformed {
            true => ApiError::Malformed(errors),
            false => ApiError::Invalid(errors),
        }
    })
}

/// A body that cannot be read as the request.
#[derive(Debug)]
pub struct Unreadable {
    /// Whether it is not JSON at all.
    pub is_malformed: bool,
    /// The field, and what is wrong with it. `None` for the body as a whole.
    pub field: Option<(String, &'static str)>,
}

/// Reads the JSON, for any caller.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unreadable> {
    let mut deserializer = serde_json::Deserializer::from_slice(body);
    let error = match serde_path_to_error::deserialize(&mut deserializer) {
        Ok(request) => {
            let after = Unreadable {
                is_malformed: true,
                field: None,
            };
            return deserializer.end().map(|()| request).map_err(|_| after);
        }
        Err(error) => error,
    };
    let path = error.path().to_string();
    let text = error.inner().to_string();
    let named = |start: &str| text.strip_prefix(start)?.split('`').next();
    let is_malformed = error.inner().classify() != Category::Data;
    let (field, code) = if is_malformed {
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
    let is_whole = field.is_empty() || field == "." || field == "?";
    Err(Unreadable {
        is_malformed,
        field: (!is_whole).then(|| (field.to_owned(), code)),
    })
}

/// A message for the person, if the field is one of a form. The language is not known here.
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
