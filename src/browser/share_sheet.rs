//! The device's own share sheet.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Whether the device has one.
pub fn is_there() -> bool {
    navigator_part("share").is_some_and(|share| share.is_function())
}

/// Opens it with a text and a link.
pub fn open(text: &str, link: &str) -> Option<()> {
    let data = Object::new();
    for (name, value) in [("text", text), ("url", link)] {
        Reflect::set(&data, &name.into(), &value.into()).ok()?;
    }
    let navigator = JsValue::from(web_sys::window()?.navigator());
    let promise = call(&navigator, "share", &data)?;
    leptos::task::spawn_local(async move {
        // Closing the sheet ends the promise too.
        let _ = JsFuture::from(promise).await;
    });
    Some(())
}

/// A member of `navigator` that not every browser has.
pub(super) fn navigator_part(name: &str) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let part = Reflect::get(&navigator, &name.into()).ok()?;
    (!part.is_undefined()).then_some(part)
}

/// Calls a method that answers later.
pub(super) fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<Promise> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.call1(object, argument).ok()?.dyn_into().ok()
}
