//! By what a form that is sent twice is known again, where no app sends it.

use leptos::prelude::*;

use super::sent_value;

/// In the context of what is drawn natively.
#[derive(Clone)]
pub struct FormKey(pub String);

impl FormKey {
    /// That of the form that is drawn, as it was sent if it comes back; none in the browser.
    pub fn here() -> Option<String> {
        if cfg!(feature = "ssr") {
            sent_value("key").or_else(|| Some(use_context::<Self>()?.0))
        } else {
            None
        }
    }
}
