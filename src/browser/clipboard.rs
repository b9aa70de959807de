//! Copies text.

use wasm_bindgen_futures::JsFuture;

use super::share_sheet::{call, navigator_part};

/// Copies a text, and returns whether that worked.
pub async fn copy(text: &str) -> bool {
    let written = navigator_part("clipboard")
        .and_then(|clipboard| call(&clipboard, "writeText", &text.into()));
    match written {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}
