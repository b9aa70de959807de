//! A form that comes back with its mistakes. It exists only natively, in the context of the drawn
//! page. With the app a form never leaves the page, so it never comes back.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

use super::{FormState, Mistake};

/// What was sent, and why it comes back.
#[derive(Clone, Debug, Default)]
pub struct SentForm {
    /// Names and values, in the order of the form.
    pub fields: Vec<(String, String)>,
    /// In the order of the form. A mistake in no single field has an empty field.
    pub mistakes: Vec<Mistake>,
    /// The source that brought the reader, so that the form can send it again.
    pub source: Option<String>,
    /// The fields that the page shows a mistake beside.
    shown: Arc<Mutex<Vec<String>>>,
}

impl SentForm {
    /// A form with those fields.
    #[cfg(feature = "ssr")]
    pub fn new(
        fields: Vec<(String, String)>,
        mistakes: Vec<Mistake>,
        source: Option<String>,
    ) -> Self {
        Self {
            fields,
            mistakes,
            source,
            shown: Arc::default(),
        }
    }

    /// The form that comes back with this page. None in the browser, and on a page without a sent
    /// form.
    pub fn here() -> Option<Self> {
        if cfg!(feature = "ssr") {
            use_context()
        } else {
            None
        }
    }

    /// The first state of a form. One without mistakes only has its fields filled in.
    pub fn state() -> FormState {
        let mistakes = Self::here().map(|sent| sent.mistakes).unwrap_or_default();
        if mistakes.is_empty() {
            FormState::Idle
        } else {
            FormState::Invalid(mistakes)
        }
    }

    /// Notes that the page has a field of that name, so that a mistake can link to it.
    pub fn shows(field: &str) {
        if let Some(sent) = Self::here() {
            let mut shown = sent.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.push(field.to_owned());
        }
    }

    /// Whether the page has such a field.
    pub fn is_shown(&self, field: &str) -> bool {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.iter().any(|name| name == field)
    }
}

/// The value that was sent in a field. None if no form came back, or it had no such field.
pub fn sent_value(name: &str) -> Option<String> {
    let mut fields = SentForm::here()?.fields.into_iter();
    fields
        .find(|(field, _)| field == name)
        .map(|(_, value)| value)
}

/// A text as a field of one line can hold it: without line breaks, which programs may send and browsers leave out.
pub fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], "")
}

/// Whether a box or a choice was sent with that value. None if no form came back.
pub fn is_sent(name: &str, value: &str) -> Option<bool> {
    let sent = SentForm::here()?;
    // Programs may send a single box as `on`.
    let is_value = |sent: &str| sent == value || value == "true" && sent == "on";
    let mut fields = sent.fields.iter();
    Some(fields.any(|(field, sent)| field == name && is_value(sent)))
}
