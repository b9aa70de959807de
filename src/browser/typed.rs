//! What stands in the forms of a page, taken along when the page is drawn anew: in another language, or
//! because something else had changed it before the app came.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, NodeList};

use super::{document, storage};

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

/// Where the words wait while another page is loaded.
const KEPT: &str = "typed";

impl TypedWords {
    /// Keeps them for the page that is loaded next in this tab, and for no longer.
    pub fn keep(&self) {
        let all = Array::new();
        for index in 0..self.found.length() {
            if let Some(field) = self.found.get(index) {
                let part = |name: &str| Reflect::get(&field, &name.into()).unwrap_or_default();
                all.push(&Array::of2(&part("value"), &part("checked")));
            }
        }
        let text = JSON::stringify(&all).ok().map(String::from);
        storage::write(storage::of_tab(), KEPT, text.as_deref());
    }

    /// Writes what the page before kept into this one, and forgets it.
    pub fn write_kept(self) {
        let kept = storage::read(storage::of_tab(), KEPT);
        storage::write(storage::of_tab(), KEPT, None);
        let kept = kept.and_then(|text| JSON::parse(&text).ok());
        let kept = kept.map(|kept| Array::from(&kept));
        for (index, field) in kept.iter().flat_map(Array::iter).enumerate() {
            let (field, typed) = (self.found.get(index as u32), Array::from(&field));
            if let Some(field) = field {
                for (place, name) in ["value", "checked"].into_iter().enumerate() {
                    let _ = Reflect::set(&field, &name.into(), &typed.get(place as u32));
                }
            }
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
