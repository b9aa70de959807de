//! A form that its person sent and gets back, with what is wrong: only drawn natively, where it is in the
//! context of the page. In the browser a form is never sent back: there it never left the page.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;

use super::{FormState, Mistake};

/// What was sent, and why it comes back.
#[derive(Clone, Debug, Default)]
pub struct SentForm {
    /// Names and values, in the order of the form.
    pub fields: Vec<(String, String)>,
    /// In the order of the form; a mistake in no field has an empty one.
    pub mistakes: Vec<Mistake>,
    /// What brought the reader, for the form to say so again.
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

    /// The form that is being drawn; none in the browser, and on a page that was only asked for.
    pub fn here() -> Option<Self> {
        if cfg!(feature = "ssr") {
            use_context()
        } else {
            None
        }
    }

    /// How a form stands at first. One without mistakes only has something in its fields.
    pub fn state() -> FormState {
        let mistakes = Self::here().map(|sent| sent.mistakes).unwrap_or_default();
        if mistakes.is_empty() {
            FormState::Idle
        } else {
            FormState::Invalid(mistakes)
        }
    }

    /// The page has a field of that name, to which what is wrong can lead.
    pub fn shows(field: &str) {
        if let Some(sent) = Self::here() {
            let mut shown = sent.shown.lock().unwrap_or_else(PoisonError::into_inner);
            shown.push(field.to_owned());
        }
    }

    /// Whether it has.
    pub fn is_shown(&self, field: &str) -> bool {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        shown.iter().any(|name| name == field)
    }
}

/// What was sent in a field; none where no form came back, or without that field.
pub fn sent_value(name: &str) -> Option<String> {
    let mut fields = SentForm::here()?.fields.into_iter();
    fields
        .find(|(field, _)| field == name)
        .map(|(_, value)| value)
}

/// Whether a box or a choice was sent with that value; none where no form came back.
pub fn is_sent(name: &str, value: &str) -> Option<bool> {
    let sent = SentForm::here()?;
    // A box of its own may be sent by programs as `on`.
    let is_value = |sent: &str| sent == value || value == "true" && sent == "on";
    let mut fields = sent.fields.iter();
    Some(fields.any(|(field, sent)| field == name && is_value(sent)))
}
