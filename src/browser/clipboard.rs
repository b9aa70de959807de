//! Copies text.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::optional::{call, member, of_window};

/// Copies a text, and returns whether that worked.
pub async fn copy(text: &str) -> bool {
    let written = of_window("navigator")
        .and_then(|navigator| member(&navigator, "clipboard"))
        .and_then(|clipboard| call(&clipboard, "writeText", &text.into()));
    match written.and_then(|answer| answer.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}
