//! The time zone that is chosen for a marathon. The list comes later than the rest of the form, so the choice is
//! kept here until then.

use leptos::prelude::*;

use super::{State, sent_value};
use crate::browser::intl;

/// The choice, in the context: one for this tab, kept across languages.
#[derive(Clone, Copy)]
pub struct ChosenTimeZone(StoredValue<Option<String>>);

impl ChosenTimeZone {
    /// Nothing is chosen yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The choice of this app.
    pub fn here() -> Self {
        State::here().time_zone
    }

    /// The zone chosen in this tab or sent before; otherwise the device's. It does not follow changes.
    pub fn likely(self) -> Option<String> {
        let chosen = self.0.get_value().or_else(|| sent_value("time_zone"));
        chosen.or_else(|| cfg!(feature = "hydrate").then(intl::time_zone).flatten())
    }

    /// Sets the choice.
    pub fn choose(self, zone: String) {
        self.0.set_value(Some(zone));
    }
}
