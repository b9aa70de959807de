//! Why a request to the API failed.

use marathon_domain::{LiveText, ProblemError};

/// A failed request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClientError {
    /// No complete answer came: the network is gone, or the answer was cut off.
    #[error("no answer")]
    Unreachable,
    /// An answer came that cannot be read.
    #[error("an answer that cannot be read")]
    Unreadable,
    /// The server refused.
    #[error("refused with status {status}")]
    Refused {
        status: u16,
        errors: Vec<ProblemError>,
    },
}

impl ClientError {
    /// The text for the person.
    pub fn text(&self) -> LiveText {
        match self {
            Self::Unreachable => LiveText::ErrorOffline,
            Self::Unreadable => LiveText::ErrorTechnical,
            Self::Refused { status: 429, .. } => LiveText::ErrorTooMany,
            // The same signing is still on its way.
            Self::Refused {
                status: 408 | 409, ..
            } => LiveText::ErrorBusy,
            Self::Refused {
                status: 400..=499, ..
            } => LiveText::ErrorTechnical,
            Self::Refused { .. } => LiveText::ErrorBusy,
        }
    }

    /// Whether the server does not have what was asked for.
    pub fn is_missing(&self) -> bool {
        matches!(
            self,
            Self::Refused {
                status: 404 | 410,
                ..
            }
        )
    }
}

impl From<gloo_net::Error> for ClientError {
    fn from(_: gloo_net::Error) -> Self {
        Self::Unreachable
    }
}
