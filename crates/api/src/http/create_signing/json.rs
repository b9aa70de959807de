//! A signing as JSON.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_domain::{
    Confirmation, ErrorCode, Field, FieldError, ProblemError, SigningReceipt, SigningRequest,
};
use serde_json::error::Category;

use crate::{
    accept_signing::{Refusal, accept_signing},
    campaign::LoadedCampaign,
    http::{ApiError, App, body, negotiate},
};

pub async fn create_from_json(
    app: &App,
    headers: &HeaderMap,
    key: Option<&str>,
    sent: Body,
) -> Result<Response, ApiError> {
    negotiate::accepts(headers, "application/json")?;
    let body = body::read(headers, sent, app.http.body_timeout).await?;
    let request = parse(&body, &app.campaign)?;
    let receipt =
        accept_signing(app, &request, &body, key)
            .await
            .map_err(|refusal| match refusal {
                Refusal::Invalid(errors) => {
                    let described = errors
                        .iter()
                        .map(|error| describe(&app.campaign, &request.language, *error));
                    ApiError::Invalid(described.collect())
                }
                Refusal::OtherBody => ApiError::IdempotencyMismatch,
                Refusal::InFlight => ApiError::InFlight,
                Refusal::NotStored(_) => ApiError::Unavailable,
            })?;
    let answer = SigningReceipt {
        receipt: receipt.text,
        petitions: request.petitions,
        confirmation: app.mails.then_some(Confirmation::Mail),
    };
    // Strings always encode.
    let json = serde_json::to_vec(&answer).unwrap_or_default();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((StatusCode::CREATED, headers, json).into_response())
}

fn describe(campaign: &LoadedCampaign, language: &str, error: FieldError) -> ProblemError {
    ProblemError {
        field: error.field.to_string(),
        code: error.code.as_str().to_owned(),
        message: campaign.message(language, error).to_owned(),
    }
}

/// Reads the JSON. What the parser says is not repeated: it would quote what was typed.
fn parse(body: &[u8], campaign: &LoadedCampaign) -> Result<SigningRequest, ApiError> {
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
            message: message(field, code, campaign),
        }],
    };
    match malformed {
        true => Err(ApiError::Malformed(errors)),
        false => Err(ApiError::Invalid(errors)),
    }
}

/// For the person where the field is one of a form; the language is not known here.
fn message(field: &str, code: &str, campaign: &LoadedCampaign) -> String {
    let fields = [
        Field::Petitions,
        Field::GivenName,
        Field::FamilyName,
        Field::Email,
        Field::Country,
        Field::Postcode,
    ];
    let known = fields.into_iter().find(|known| known.as_str() == field);
    let error = FieldError {
        field: known.unwrap_or(Field::Language),
        code: match code {
            "required" => ErrorCode::Required,
            _ => ErrorCode::Invalid,
        },
    };
    campaign
        .message(campaign.first().language.as_str(), error)
        .to_owned()
}
