//! The country that is chosen in a form, which decides who receives what it sends.

use leptos::prelude::*;
use marathon_domain::CountryCode;

use super::sent_value;

/// In the context of a form's fields. None until the app has read the list.
#[derive(Clone, Copy)]
pub struct ChosenCountry(RwSignal<Option<CountryCode>>);

impl ChosenCountry {
    /// The state before the list is read. Drawn natively, it holds the country that was sent.
    pub fn new() -> Self {
        let sent = sent_value("country").and_then(|code| code.parse().ok());
        Self(RwSignal::new(sent))
    }

    /// The country chosen in the form around.
    pub fn here() -> Self {
        expect_context()
    }

    /// The country; follows changes.
    pub fn get(self) -> Option<CountryCode> {
        self.0.get()
    }

    /// Returns the list to its first choice.
    pub fn forget(self) {
        self.0.set(None);
    }

    /// Sets the value of the list.
    pub fn choose(self, value: &str) {
        self.0.set(value.parse().ok());
    }
}
