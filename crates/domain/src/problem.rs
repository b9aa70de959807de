//! Errors of the API on the wire (RFC 9457, `application/problem+json`).

use serde::{Deserialize, Serialize};

/// What went wrong with a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A name of the kind of problem, as a relative reference: `/problems/validation`.
    pub r#type: String,
    /// The kind of problem, for a person.
    pub title: String,
    /// The HTTP status, repeated.
    pub status: u16,
    /// What to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Each field that is wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemError>,
}

/// One field that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemError {
    /// The field, as the request spells it.
    pub field: String,
    /// The kind of mistake, for programs.
    pub code: String,
    /// The mistake and its remedy, for the person, in the request's language where it is known.
    pub message: String,
}
