//! The device's own share sheet.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::optional::{call, member, of_window};

/// Whether the device has one.
pub fn is_there() -> bool {
    of_window("navigator").is_some_and(|navigator| member(&navigator, "share").is_some())
}

/// Opens it with a text and a link.
pub fn open(text: &str, link: &str) -> Option<()> {
    let data = Object::new();
    for (name, value) in [("text", text), ("url", link)] {
        Reflect::set(&data, &name.into(), &value.into()).ok()?;
    }
    let answer = call(&of_window("navigator")?, "share", &data)?;
    let promise: Promise = answer.dyn_into().ok()?;
    leptos::task::spawn_local(async move {
        // Closing the sheet ends the promise too.
        let _ = JsFuture::from(promise).await;
    });
    Some(())
}
