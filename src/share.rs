//! Passing a case on: the device's own share sheet where there is one, and the link to copy. All
//! other ways are plain links.

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::*;
use marathon_domain::LiveText;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::{device, page_store::PageStore};

/// Acts on `data-share` (opens the share sheet with the text) and `data-copy` (copies the link), both
/// with the link in `data-link`. Call once, in the browser.
pub fn listen() {
    let pages = PageStore::here();
    if let Some(root) = device::document().and_then(|document| document.document_element())
        && device::can("share")
    {
        // The style sheet shows the button then.
        let _ = root.set_attribute("data-can-share", "");
    }
    let _ = window_event_listener_untyped("click", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let Some((button, link)) = target.and_then(|target| {
            let button = target.closest("[data-link]").ok()??;
            button.get_attribute("data-link").map(|link| (button, link))
        }) else {
            return;
        };
        if let Some(text) = button.get_attribute("data-share") {
            share(&text, &link);
        } else {
            leptos::task::spawn_local(async move {
                let words = if device::copy(&link).await {
                    pages.text(LiveText::ShareCopied)
                } else {
                    format!("{} {link}", pages.text(LiveText::ShareCopyFailed))
                };
                say(&button, &words);
            });
        }
    });
}

/// Says it under the buttons.
fn say(button: &Element, words: &str) -> Option<()> {
    let section = button.closest("section").ok()??;
    let place = section.query_selector("[role=status]").ok()??;
    place.set_text_content(Some(words));
    Some(())
}

fn share(text: &str, link: &str) -> Option<()> {
    let data = Object::new();
    for (name, value) in [("text", text), ("url", link)] {
        Reflect::set(&data, &name.into(), &value.into()).ok()?;
    }
    let promise: Promise = device::ask("share", &data)?;
    leptos::task::spawn_local(async move {
        // Closing the sheet is an answer too.
        let _ = JsFuture::from(promise).await;
    });
    Some(())
}
