//! A mistake in a content file.

/// Names the file, the field and the reason, so that an editor can mend it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {field}: {reason}")]
pub struct ContentError {
    pub file: String,
    pub field: String,
    pub reason: String,
}

impl ContentError {
    pub(crate) fn new(file: &str, field: &str, reason: impl ToString) -> Self {
        Self {
            file: file.to_owned(),
            field: field.to_owned(),
            reason: reason.to_string(),
        }
    }
}
