//! The key of a form that is sent without the app, so that the server recognises a repeated one.

use leptos::prelude::*;

use super::sent_value;

/// The key, in the context of a natively drawn page.
#[derive(Clone)]
pub struct FormKey(pub String);

impl FormKey {
    /// The key of the form that is drawn, or the one that was sent if it comes back. None in the
    /// browser.
    pub fn here() -> Option<String> {
        if cfg!(feature = "ssr") {
            sent_value("key").or_else(|| Some(use_context::<Self>()?.0))
        } else {
            None
        }
    }
}
