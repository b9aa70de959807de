//! Passing a case on: the device's own share sheet where there is one, and the link to copy. All
//! other ways are plain links.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use marathon_domain::LiveText;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::{device, page_store::PageStore};

/// Acts on `data-share` (opens the share sheet with the text) and `data-copy` (copies the link), both
/// with the link in `data-link`. Call once, in the browser.
pub fn listen() {
    let pages = PageStore::here();
    if let Some(root) = device::document().and_then(|document| document.document_element())
        && can("share")
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
                let words = if copy(&link).await {
                    LiveText::ShareCopied
                } else {
                    LiveText::ShareCopyFailed
                };
                say(&button, &pages.text(words), &link);
            });
        }
    });
}

/// Under the buttons: that the link is copied; if it is not, the link itself.
fn say(button: &Element, words: &str, link: &str) -> Option<()> {
    let section = button.closest("section").ok()??;
    let place = section.query_selector("[role=status]").ok()??;
    let copied = words == PageStore::here().text(LiveText::ShareCopied);
    let words = if copied {
        words.to_owned()
    } else {
        format!("{words} {link}")
    };
    place.set_text_content(Some(&words));
    Some(())
}

fn share(text: &str, link: &str) -> Option<()> {
    let data = Object::new();
    for (name, value) in [("text", text), ("url", link)] {
        Reflect::set(&data, &name.into(), &value.into()).ok()?;
    }
    let promise: Promise = call("share", &data)?.dyn_into().ok()?;
    leptos::task::spawn_local(async move {
        // Closing the sheet is an answer too.
        let _ = JsFuture::from(promise).await;
    });
    Some(())
}

async fn copy(link: &str) -> bool {
    let written = navigator()
        .and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()).ok())
        .and_then(|clipboard| {
            let write: Function = Reflect::get(&clipboard, &"writeText".into())
                .ok()?
                .dyn_into()
                .ok()?;
            let promise: Promise = write
                .call1(&clipboard, &link.into())
                .ok()?
                .dyn_into()
                .ok()?;
            Some(promise)
        });
    match written {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

fn can(name: &str) -> bool {
    navigator()
        .and_then(|navigator| Reflect::get(&navigator, &name.into()).ok())
        .is_some_and(|found| found.is_function())
}

fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    let navigator = navigator()?;
    let function: Function = Reflect::get(&navigator, &name.into())
        .ok()?
        .dyn_into()
        .ok()?;
    function.call1(&navigator, argument).ok()
}

fn navigator() -> Option<JsValue> {
    let window = web_sys::window()?;
    Reflect::get(&window, &"navigator".into()).ok()
}
