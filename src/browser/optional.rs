//! What not every browser has.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A member of `window`, if the browser has it.
pub fn of_window(name: &str) -> Option<JsValue> {
    member(&js_sys::global(), name)
}

/// A member of an object, if the browser has it.
pub fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let member = Reflect::get(object, &name.into()).ok()?;
    (!member.is_undefined()).then_some(member)
}

/// The answer of an object's method. None if the browser does not have it, or if it fails.
pub fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let method: Function = member(object, name)?.dyn_into().ok()?;
    method.call1(object, argument).ok()
}
