//! The address of the page.

use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

/// The path of the address.
pub fn path() -> Option<String> {
    web_sys::window()?.location().pathname().ok()
}

/// The site's own address: `https://example.org`.
pub fn origin() -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default()
}

/// The value of a name in the query.
pub fn query(name: &str) -> Option<String> {
    let query = web_sys::window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&query).ok()?.get(name)
}

/// The part of the fragment after `prefix`. The fragment is then removed from the address and the
/// history.
pub fn take_fragment(prefix: &str) -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let hash = location.hash().ok()?;
    let value = hash.strip_prefix('#')?.strip_prefix(prefix)?.to_owned();
    let path = location.pathname().ok()?;
    let history = window.history().ok()?;
    // If the browser refuses, it stays in the address of this tab.
    let _ = history.replace_state_with_url(&Object::new(), "", Some(&path));
    Some(value)
}

/// Shows an address in the address bar before its page is there.
pub fn push(address: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // If the browser refuses, the address changes with the page.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Loads the page at an address from the server.
pub fn load(address: &str) {
    if let Some(window) = web_sys::window() {
        // If the browser refuses, the page stays.
        let _ = window.location().assign(address);
    }
}

/// Reloads the page.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // If the browser refuses, the page stays.
        let _ = window.location().reload();
    }
}
