//! The address of the page.

use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The path of the address.
pub fn path() -> Option<String> {
    web_sys::window()?.location().pathname().ok()
}

/// Where the site stands: `https://example.org`.
pub fn origin() -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default()
}

/// What the query of the address says of that name.
pub fn query(name: &str) -> Option<String> {
    let query = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()?.get(name)
}

/// What stands behind `#`, which is then taken out of the address and the history.
pub fn take_fragment(prefix: &str) -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let hash = location.hash().ok()?;
    let value = hash.strip_prefix('#')?.strip_prefix(prefix)?.to_owned();
    let path = location.pathname().ok()?;
    let history = window.history().ok()?;
    // Refused, it stays in the address of this tab.
    let _ = history.replace_state_with_url(&Object::new(), "", Some(&path));
    Some(value)
}

/// Shows an address, before the page that belongs to it is there.
pub fn push(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Refused, the address follows with the page.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Loads an address whole.
pub fn load(address: &str) {
    if let Some(window) = web_sys::window() {
        // Refused, the page stays.
        let _ = window.location().assign(address);
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused, the page stays.
        let _ = window.location().reload();
    }
}
