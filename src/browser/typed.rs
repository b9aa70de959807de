//! What stands in the forms of a page, taken along when the page is drawn anew: in another language, or
//! because something else had changed it before the app came.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, NodeList};

use super::document;

/// The fields that a person can fill in, in the order of the page. They hold what was typed even once
/// the page has gone.
pub struct TypedWords {
    found: NodeList,
    /// What finds the same in another page.
    fields: &'static str,
}

impl TypedWords {
    /// In the forms of the page that is shown.
    pub fn in_forms() -> Option<Self> {
        Self::found("#main form :is(input:not([type=hidden]), select, textarea)")
    }

    /// Wherever on the page.
    pub fn anywhere() -> Option<Self> {
        Self::found("#main :is(input:not([type=hidden]), select, textarea)")
    }

    fn found(fields: &'static str) -> Option<Self> {
        let found = document()?.query_selector_all(fields).ok()?;
        Some(Self { found, fields })
    }

    /// Writes the same into the page that came instead, whose fields are the same.
    pub fn write_again(&self) {
        let Some(Self { found, .. }) = Self::found(self.fields) else {
            return;
        };
        for index in 0..found.length() {
            let (Some(typed), Some(field)) = (self.found.get(index), found.get(index)) else {
                continue;
            };
            // Whatever kind of field it is; to some a tick means nothing.
            for name in ["value", "checked"] {
                let name = name.into();
                let value = Reflect::get(&typed, &name);
                let _ = value.and_then(|value| Reflect::set(&field, &name, &value));
            }
            announce(&field.unchecked_into());
        }
    }
}

/// Whatever follows the field learns of it, as if a person had typed.
fn announce(field: &HtmlElement) {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    for name in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(name, &bubbles) {
            let _ = field.dispatch_event(&event);
        }
    }
}
