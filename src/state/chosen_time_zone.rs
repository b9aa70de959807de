//! The time zone that is chosen for a marathon. Its list comes later than the rest of a form, so that what was
//! chosen is kept until then.

use leptos::prelude::*;

use super::sent_value;
use crate::browser::intl;

/// In the context: one for this tab, also in another language.
#[derive(Clone, Copy)]
pub struct ChosenTimeZone(StoredValue<Option<String>>);

impl ChosenTimeZone {
    /// Nothing is chosen yet.
    pub fn new() -> Self {
        Self(StoredValue::new(None))
    }

    /// The choice of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// What was chosen in this tab or sent before; else where the device is. Does not follow changes.
    pub fn likely(self) -> Option<String> {
        let chosen = self.0.get_value().or_else(|| sent_value("time_zone"));
        chosen.or_else(|| cfg!(feature = "hydrate").then(intl::time_zone).flatten())
    }

    /// Sets what is chosen.
    pub fn choose(self, zone: String) {
        self.0.set_value(Some(zone));
    }
}
