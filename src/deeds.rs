//! What a person did in this tab beside signing: `letter:jani-silva`, a kind of deed and what it was for.
//! Kept with the tab and nowhere else.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::device;

const KEY: &str = "deeds";

/// Each deed stands between commas in the tab's storage; this tells in the context when that changes.
#[derive(Clone, Copy)]
pub struct Deeds(RwSignal<bool>);

impl Deeds {
    /// Knows of none yet.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
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
        let deeds = all();
        if !is_done(&deeds, deed)
            && let Some(storage) = device::tab_storage()
        {
            // Blocked or full storage: nothing is ticked off.
            let _ = storage.set_item(KEY, &[&deeds, ",", deed, ","].concat());
            self.0.set(true);
        }
    }

    /// Someone else acts.
    pub fn forget(self) {
        if let Some(storage) = device::tab_storage() {
            let _ = storage.remove_item(KEY);
        }
        self.0.set(false);
    }

    /// All of them; follows changes.
    pub fn get(self) -> String {
        self.0.get();
        all()
    }
}

fn all() -> String {
    let kept = device::tab_storage().and_then(|storage| storage.get_item(KEY).ok()?);
    kept.unwrap_or_default()
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
