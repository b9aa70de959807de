//! What a person did in this tab beside signing: `letter:jani-silva`, a kind of deed and what it was for.
//! Kept with the tab and nowhere else.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::device;

const KEY: &str = "deeds";

/// The deeds of this tab, in the context, each between commas. The tab's storage has them beyond this page,
/// and may know of more; where it is blocked, they last until the page is left.
#[derive(Clone, Copy)]
pub struct Deeds(RwSignal<String>);

impl Deeds {
    /// Knows of none yet.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// The deeds of this tab.
    pub fn here() -> Self {
        expect_context()
    }

    /// Follows what is done by a press alone (`data-deed`): to print, to share.
    pub fn listen(self) {
        let _ = window_event_listener_untyped("click", move |event| {
            let target = event.target().and_then(|target| target.dyn_into().ok());
            if let Some(deed) = target.and_then(deed_of) {
                self.add(&deed);
            }
        });
    }

    /// Remembers a deed.
    pub fn add(self, deed: &str) {
        let deeds = untrack(|| self.get());
        if !is_done(&deeds, deed) {
            let deeds = [&deeds, ",", deed, ","].concat();
            if let Some(storage) = device::tab_storage() {
                let _ = storage.set_item(KEY, &deeds);
            }
            self.0.set(deeds);
        }
    }

    /// Someone else acts.
    pub fn forget(self) {
        if let Some(storage) = device::tab_storage() {
            let _ = storage.remove_item(KEY);
        }
        self.0.set(String::new());
    }

    /// All of them; follows changes.
    pub fn get(self) -> String {
        let here = self.0.get();
        let kept = device::tab_storage().and_then(|storage| storage.get_item(KEY).ok()?);
        kept.unwrap_or(here)
    }
}

/// What a press on that does, if it is a deed.
fn deed_of(target: Element) -> Option<String> {
    let pressed = target.closest("a, button").ok()??;
    let place = pressed.closest("[data-deed]").ok()??;
    place.get_attribute("data-deed")
}

/// Whether the deed is among them; of a kind alone, whether any of it is.
pub fn is_done(deeds: &str, deed: &str) -> bool {
    [",", ":"]
        .iter()
        .any(|end| deeds.contains(&[",", deed, end].concat()))
}
