//! What is wrong with a field of a form, whatever the form is for.

use crate::{
    content::{ActText, LiveText},
    field_error::{ErrorCode, FieldError},
};

/// One mistake in one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActError {
    /// The field's name in JSON, in the form, and in addresses within the page.
    pub field: &'static str,
    pub code: ErrorCode,
    /// What to tell the person.
    pub text: Said,
}

/// A text that is said when something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Live(LiveText),
    Act(ActText),
}

impl From<FieldError> for ActError {
    fn from(error: FieldError) -> Self {
        Self {
            field: error.field.as_str(),
            code: error.code,
            text: Said::Live(error.text()),
        }
    }
}
