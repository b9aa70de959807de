//! What is wrong with a field of any form.

use crate::{
    content::{ActText, LiveText, MarathonText},
    field_error::{ErrorCode, Field, FieldError},
};

/// One mistake in one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormError {
    /// The field's name in JSON, in the form, and in addresses within the page.
    pub field: &'static str,
    pub code: ErrorCode,
    /// The text for the person.
    pub text: Said,
}

/// A text that is shown when something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Live(LiveText),
    Act(ActText),
    Marathon(MarathonText),
}

impl From<FieldError> for FormError {
    fn from(error: FieldError) -> Self {
        Self {
            field: error.field.as_str(),
            code: error.code,
            text: Said::Live(error.text()),
        }
    }
}

/// The mistakes of one request, in the order of its form.
#[derive(Default)]
pub(crate) struct FormErrors(Vec<FormError>);

impl FormErrors {
    /// The value if it is valid. A mistake is noted.
    pub fn keep<T>(&mut self, result: Result<T, FormError>) -> Option<T> {
        result.map_err(|error| self.0.push(error)).ok()
    }

    /// The same for a field that signings also have.
    pub fn of<T>(&mut self, field: Field, result: Result<T, ErrorCode>) -> Option<T> {
        self.keep(result.map_err(|code| FieldError { field, code }.into()))
    }

    pub fn into_errors(self) -> Vec<FormError> {
        self.0
    }
}
