//! Every error of an API call, and the one place that turns it into an answer.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use marathon_core::{metrics, writer::NotStored};
use marathon_domain::{Problem, ProblemError, fraud::SetAsideState, moderation::State};
use marathon_store::StoreError;

/// How long to wait after a fault of the server.
pub const RETRY_AFTER_FAULT: u64 = 5;

/// A refusal, as a problem of RFC 9457.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("There is nothing at this address.")]
    NotFound,
    #[error("This address does not take this method; the Allow header says which.")]
    MethodNotAllowed,
    #[error("This address answers in {0} only.")]
    NotAcceptable(&'static str),
    #[error("Send {0}.")]
    UnsupportedMediaType(&'static str),
    #[error("Send at most 64 KiB.")]
    TooLarge,
    #[error("The body did not come in time.")]
    BodyTimeout,
    #[error("The body could not be read.")]
    BodyUnreadable,
    #[error("The body is not JSON.")]
    Malformed(Vec<ProblemError>),
    #[error("Correct what `errors` names, and send it again.")]
    Invalid(Vec<ProblemError>),
    #[error("Send one Host header that names this server.")]
    Host,
    #[error("A form is accepted from pages of this site only.")]
    CrossSite,
    #[error("Too many requests from this network; wait {0} s.")]
    TooMany(u64),
    /// With the message to the person.
    #[error("This network has used up its room for today; wait {0} s.")]
    NoRoom(u64, String),
    #[error("Idempotency-Key takes 1 to 255 visible ASCII characters.")]
    IdempotencyKey,
    #[error("A request with this Idempotency-Key is being worked on; its answer is not known yet.")]
    InFlight,
    #[error("This Idempotency-Key came with another body before; use a new one.")]
    IdempotencyMismatch,
    #[error("A staff token is required: `Authorization: Bearer …`.")]
    NoStaff,
    #[error("This belongs to another section than the token does.")]
    OtherSection,
    #[error("The token lacks the role that this call needs.")]
    OtherRole,
    #[error("It is {0} now; undo that first.")]
    AlreadyDecided(State),
    #[error("It is {0} now, so this is not possible.")]
    WrongState(SetAsideState),
    #[error("The selection holds no signing of the section that could be set aside.")]
    NothingSelected,
    #[error("A second person must approve it, not the one who asked for it.")]
    SamePerson,
    #[error("Nothing was stored; try again.")]
    Unavailable,
    #[error(
        "This took too long, and may be stored all the same: send it again with the same Idempotency-Key."
    )]
    TooSlow,
}

impl From<StoreError> for ApiError {
    /// The one place that logs a fault of the database. The answer has no details.
    fn from(error: StoreError) -> Self {
        metrics::store_fault();
        tracing::error!(%error, "the database does not answer");
        Self::Unavailable
    }
}

impl From<NotStored> for ApiError {
    /// The writer has logged why.
    fn from(_: NotStored) -> Self {
        Self::Unavailable
    }
}

impl ApiError {
    /// The error for one wrong field.
    pub fn of_field(field: &str, code: &str, message: &str) -> Self {
        Self::Invalid(vec![ProblemError {
            field: field.to_owned(),
            code: code.to_owned(),
            message: message.to_owned(),
        }])
    }

    /// Status, name and title of the kind of problem.
    fn kind(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "Not found"),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Method not allowed",
            ),
            Self::NotAcceptable(_) => (
                StatusCode::NOT_ACCEPTABLE,
                "not-acceptable",
                "Not acceptable",
            ),
            Self::UnsupportedMediaType(_) => (
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "media-type",
                "Unsupported media type",
            ),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Body too large"),
            Self::BodyTimeout => (StatusCode::REQUEST_TIMEOUT, "timeout", "Body too slow"),
            Self::BodyUnreadable | Self::Malformed(_) => {
                (StatusCode::BAD_REQUEST, "malformed", "Malformed body")
            }
            Self::Host => (StatusCode::BAD_REQUEST, "host", "No Host, or two"),
            Self::IdempotencyKey => (
                StatusCode::BAD_REQUEST,
                "idempotency-key",
                "Malformed Idempotency-Key",
            ),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "validation", "Not valid"),
            Self::CrossSite => (StatusCode::FORBIDDEN, "cross-site", "Cross-site form"),
            Self::TooMany(_) => (
                StatusCode::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
            ),
            Self::NoRoom(..) => (
                StatusCode::INSUFFICIENT_STORAGE,
                "no-room",
                "No more room today",
            ),
            Self::InFlight => (StatusCode::CONFLICT, "in-flight", "Request in flight"),
            Self::IdempotencyMismatch => (
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency-mismatch",
                "Idempotency-Key used before",
            ),
            Self::NoStaff => (StatusCode::UNAUTHORIZED, "no-staff", "No staff token"),
            Self::OtherSection => (StatusCode::FORBIDDEN, "other-section", "Another section"),
            Self::OtherRole => (StatusCode::FORBIDDEN, "other-role", "Another role"),
            Self::SamePerson => (StatusCode::FORBIDDEN, "same-person", "The same person"),
            Self::WrongState(_) => (StatusCode::CONFLICT, "other-state", "In another state"),
            Self::NothingSelected => (StatusCode::CONFLICT, "nothing-selected", "Nothing selected"),
            Self::AlreadyDecided(_) => (StatusCode::CONFLICT, "decided", "Decided otherwise"),
            Self::Unavailable | Self::TooSlow => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "Unavailable for a moment",
            ),
        }
    }

    fn errors(&self) -> Vec<ProblemError> {
        let of_key = |code: &str| {
            vec![ProblemError {
                field: "Idempotency-Key".to_owned(),
                code: code.to_owned(),
                message: self.to_string(),
            }]
        };
        match self {
            Self::Malformed(errors) | Self::Invalid(errors) => errors.clone(),
            // It is about the whole request, so it names no field.
            Self::NoRoom(_, words) => vec![ProblemError {
                field: String::new(),
                code: "no_room".to_owned(),
                message: words.clone(),
            }],
            Self::IdempotencyKey => of_key("invalid"),
            Self::InFlight => of_key("in_flight"),
            Self::IdempotencyMismatch => of_key("idempotency_mismatch"),
            _ => Vec::new(),
        }
    }

    fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(seconds) | Self::NoRoom(seconds, _) => Some(*seconds),
            Self::InFlight => Some(1),
            Self::Unavailable | Self::TooSlow => Some(RETRY_AFTER_FAULT),
            _ => None,
        }
    }
}

/// Adds the seconds to wait to an answer.
pub fn retry_after(mut response: Response, seconds: u64) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::RETRY_AFTER, seconds.into());
    response
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, name, title) = self.kind();
        let problem = Problem {
            r#type: format!("/problems/{name}"),
            title: title.to_owned(),
            status: status.as_u16(),
            detail: Some(self.to_string()),
            errors: self.errors(),
        };
        // Strings and numbers always encode.
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if matches!(self, Self::NoStaff) {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(seconds) = self.retry_after() {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
