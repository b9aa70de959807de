//! Moves the focus, for keyboard and screen reader.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::document;

/// Moves the focus. If the element is missing or hidden, nothing happens.
pub fn set(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// The same without scrolling: the reader stays where they were.
pub fn set_in_place(id: &str) {
    if let Some(element) = element(id) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Whether an element with that id exists and can take the focus.
pub fn can_lead_to(id: &str) -> bool {
    element(id).is_some()
}

/// Brings the element that the address names behind `#` into view, with the focus. Returns whether
/// it exists.
pub fn go_to_fragment() -> bool {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    let target = hash
        .as_deref()
        .and_then(|hash| hash.strip_prefix('#'))
        .and_then(element);
    if let Some(target) = &target {
        target.scroll_into_view();
        let _ = target.focus();
    }
    target.is_some()
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}
