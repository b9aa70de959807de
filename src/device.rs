//! What the app asks of the browser: elements, storage, formatting, randomness. Each answer may be
//! missing (storage blocked, an old browser), and nothing here fails for it.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, Storage, VisibilityState};

/// The page's document.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The path of the address.
#[cfg(any(feature = "hydrate", feature = "csr"))]
pub fn path() -> Option<String> {
    web_sys::window()?.location().pathname().ok()
}

/// Loads an address anew.
pub fn load(address: &str) {
    if let Some(window) = web_sys::window() {
        // Refused, the page stays.
        let _ = window.location().assign(address);
    }
}

/// Where the site stands: `https://example.org`.
pub fn origin() -> String {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    origin.unwrap_or_default()
}

/// The element of that id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Moves the focus, so that keyboard and screen reader follow.
pub fn focus(id: &str) {
    if let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // A missing or hidden element is no reason to stop.
        let _ = element.focus();
    }
}

#[cfg(feature = "hydrate")]
/// Shows the notice that part of the page has failed.
pub fn show_fault() {
    if let Some(notice) = element("fault") {
        let _ = notice.remove_attribute("hidden");
    }
}

/// Brings what the address names behind `#` into view, with the focus; says whether there is such.
pub fn go_to_fragment() -> bool {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    let target = hash
        .as_deref()
        .and_then(|hash| hash.strip_prefix('#'))
        .and_then(element);
    if let Some(target) = &target {
        target.scroll_into_view();
        focus(&target.id());
    }
    target.is_some()
}

/// Runs once what was drawn just now is in the page, before it is painted.
pub fn before_paint(run: impl FnOnce() + 'static) {
    leptos::prelude::request_animation_frame(run);
}

/// Says to the style sheet that the reader has gone on from the first page.
pub fn mark_moved() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-moved", "");
    }
}

/// Opens the print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused, or no printer: the browser says so itself.
        let _ = window.print();
    }
}

/// Whether the reader has asked for stillness.
pub fn wants_no_motion() -> bool {
    web_sys::window()
        .and_then(|window| {
            window
                .match_media("(prefers-reduced-motion: reduce)")
                .ok()?
        })
        .is_some_and(|query| query.matches())
}

/// Whether anyone can see the page.
pub fn is_visible() -> bool {
    document().is_some_and(|document| document.visibility_state() == VisibilityState::Visible)
}

/// Storage of this tab, gone when it closes.
pub fn tab_storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Storage of this device, kept until wiped.
pub fn device_storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The number as the language writes it (`Intl`).
pub fn format_number(number: u64, language: &str) -> String {
    // Exact up to 2⁵³, far above any count.
    let number = js_sys::Number::from(number as f64);
    String::from(number.to_locale_string(language))
}

/// The plural class of the number in the language (`Intl`): `one`, `few` …
pub fn plural_class(number: u64, language: &str) -> String {
    let locales = js_sys::Array::of1(&JsValue::from_str(language));
    let rules = js_sys::Intl::PluralRules::new(&locales, &Object::new());
    rules.select(number as f64).into()
}

/// 128 random bits as hexadecimal digits; `randomUUID` would need a secure context.
pub fn random_key() -> String {
    let bytes = js_sys::Uint8Array::new_with_length(16);
    let filled = web_sys::window()
        .and_then(|window| Reflect::get(&window, &JsValue::from_str("crypto")).ok())
        .and_then(|crypto| {
            let fill: Function = Reflect::get(&crypto, &JsValue::from_str("getRandomValues"))
                .ok()?
                .dyn_into()
                .ok()?;
            fill.call1(&crypto, &bytes).ok()
        });
    if filled.is_none() {
        for index in 0..16 {
            bytes.set_index(index, (js_sys::Math::random() * 256.0) as u8);
        }
    }
    bytes
        .to_vec()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What stands behind `#`, which is then taken out of the address and the history.
pub fn take_fragment(prefix: &str) -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let hash = location.hash().ok()?;
    let value = hash.strip_prefix('#')?.strip_prefix(prefix)?.to_owned();
    let path = location.pathname().ok()?;
    let state = window.history().ok()?;
    let _ = state.replace_state_with_url(&Object::new(), "", Some(&path));
    Some(value)
}

/// Whether the browser can do that for a page (`share`).
pub fn can(name: &str) -> bool {
    navigator()
        .and_then(|navigator| Reflect::get(&navigator, &name.into()).ok())
        .is_some_and(|found| found.is_function())
}

/// Asks the browser to do that.
pub fn ask(name: &str, argument: &JsValue) -> Option<Promise> {
    call(&navigator()?, name, argument)
}

/// Copies a text; says whether that worked.
pub async fn copy(text: &str) -> bool {
    let written = navigator()
        .and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()).ok())
        .and_then(|clipboard| call(&clipboard, "writeText", &text.into()));
    match written {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

fn navigator() -> Option<JsValue> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"navigator".into()).ok()
}

fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<Promise> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.call1(object, argument).ok()?.dyn_into().ok()
}
