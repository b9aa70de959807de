//! The state of a form.

use leptos::prelude::*;
use marathon_domain::{Content, FieldError, LiveText};

use super::SentForm;
use crate::api::ClientError;

/// The state of a form between being filled in and being answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormState {
    Idle,
    /// Refused: these fields have to be corrected.
    Invalid(Vec<Mistake>),
    Pending,
    /// Pending for a long time.
    Slow,
    /// Not sent, or not answered. The text says what to do.
    Failed(String),
    Done,
}

/// A field that is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Empty for the whole form.
    pub field: String,
    pub message: String,
}

impl Mistake {
    /// A mistake that our own rules found.
    pub fn of(error: FieldError, content: &Content) -> Self {
        Self {
            field: error.field.to_string(),
            message: content.live_text(error.text()).to_owned(),
        }
    }
}

impl FormState {
    /// The state after an error: fields to be corrected if it names any, otherwise a text.
    pub fn after(error: ClientError, say: impl FnOnce(LiveText) -> String) -> Self {
        match error {
            ClientError::Refused { errors, .. } if !errors.is_empty() => {
                let mistakes = errors.into_iter().map(|error| Mistake {
                    field: error.field,
                    message: error.message,
                });
                Self::Invalid(mistakes.collect())
            }
            error => Self::Failed(say(error.text())),
        }
    }

    /// Whether it is on its way.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Pending | Self::Slow)
    }
}

/// The state of a form, in the context of its fields.
#[derive(Clone, Copy)]
pub struct FormProgress(RwSignal<FormState>);

impl FormProgress {
    /// The state before anything is sent. Drawn natively, it holds the mistakes of the sent form.
    pub fn new() -> Self {
        Self(RwSignal::new(SentForm::state()))
    }

    /// The form around.
    pub fn here() -> Self {
        expect_context()
    }

    /// Reads the state; follows changes.
    pub fn with<T>(self, read: impl FnOnce(&FormState) -> T) -> T {
        self.0.with(read)
    }

    /// Whether it is on its way now.
    pub fn is_pending_now(self) -> bool {
        self.0.with_untracked(FormState::is_pending)
    }

    /// Sets the state. Nothing happens if the form is no longer shown.
    pub fn set(self, state: FormState) {
        let _ = self.0.try_set(state);
    }

    /// The mistake in a field; follows changes.
    pub fn mistake_in(self, field: &str) -> Option<String> {
        self.0.with(|state| match state {
            FormState::Invalid(mistakes) => {
                let mut mistakes = mistakes.iter();
                let mistake = mistakes.find(|mistake| mistake.field == field);
                mistake.map(|mistake| mistake.message.clone())
            }
            _ => None,
        })
    }

    /// All mistakes; follows changes.
    pub fn mistakes(self) -> Vec<Mistake> {
        self.0.with(|state| match state {
            FormState::Invalid(mistakes) => mistakes.clone(),
            _ => Vec::new(),
        })
    }

    /// Why nothing was sent; follows changes.
    pub fn failure(self) -> Option<String> {
        self.0.with(|state| match state {
            FormState::Failed(words) => Some(words.clone()),
            _ => None,
        })
    }
}
