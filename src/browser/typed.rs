//! The text typed into the forms of a page. It is kept when the page is drawn anew, in another
//! language or because something had changed the page before the app came.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, NodeList};

use super::document;

/// The fields that a person can fill in, in the order of the page. They keep the typed text even
/// when the page is gone.
pub struct TypedWords {
    found: NodeList,
    /// The selector that finds the same fields in another page.
    fields: &'static str,
}

impl TypedWords {
    /// The fields in the forms of the shown page.
    pub fn in_forms() -> Option<Self> {
        Self::found("#main form :is(input:not([type=hidden]), select, textarea)")
    }

    /// All fields on the page.
    pub fn anywhere() -> Option<Self> {
        Self::found("#main :is(input:not([type=hidden]), select, textarea)")
    }

    fn found(fields: &'static str) -> Option<Self> {
        let found = document()?.query_selector_all(fields).ok()?;
        Some(Self { found, fields })
    }

    /// Writes the typed text into the new page, which has the same fields.
    pub fn write_again(&self) {
        let Some(Self { found, .. }) = Self::found(self.fields) else {
            return;
        };
        for index in 0..found.length() {
            let (Some(typed), Some(field)) = (self.found.get(index), found.get(index)) else {
                continue;
            };
            // Copies both value and tick for any kind of field; not every kind has a tick.
            for name in ["value", "checked"] {
                let name = name.into();
                let value = Reflect::get(&typed, &name);
                let _ = value.and_then(|value| Reflect::set(&field, &name, &value));
            }
            announce(&field.unchecked_into());
        }
    }
}

/// Fires the events of typing, so that everything that follows the field learns of the change.
fn announce(field: &HtmlElement) {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    for name in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(name, &bubbles) {
            let _ = field.dispatch_event(&event);
        }
    }
}
