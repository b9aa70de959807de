//! The places in the pages' markup that live: counts, goals, postmarks, the next letter. One effect
//! fills each kind, wherever it stands, so that a page is markup and costs the app nothing to take
//! over.

mod announce;
mod fill_counts;
mod fill_signed;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    content_store::ContentStore, device, live_counts::LiveCounts, reactive::follow,
    signed_petitions::SignedPetitions, supporter::Supporter,
};

/// Keeps all slots filled. Call once, in the browser.
pub fn keep_filled() {
    let store = ContentStore::here();
    let counts = LiveCounts::here();
    let signed = SignedPetitions::here();
    let supporter = Supporter::here();
    follow(move || counts.with(|counts| fill_counts::fill(&store.now(), counts)));
    follow(move || fill_signed::fill(&store.now(), &signed.get()));
    announce::milestones();
    announce::connection();
    // `data-forget`: someone else signs.
    let _ = window_event_listener_untyped("click", move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| target.has_attribute("data-forget")) {
            supporter.forget();
        }
    });
}

/// Fills the slots of a page that has just been drawn, before it is painted.
pub fn fill_new_page() {
    let store = ContentStore::here();
    let counts = LiveCounts::here();
    let signed = SignedPetitions::here();
    request_animation_frame(move || {
        counts.with_untracked(|counts| fill_counts::fill(&store.now(), counts));
        fill_signed::fill(&store.now(), &signed.get_untracked());
    });
}

/// All slots of one kind, with what they are for.
fn slots(kind: &str) -> Vec<(Element, String)> {
    let mut found = Vec::new();
    let all =
        device::document().and_then(|page| page.query_selector_all(&format!("[{kind}]")).ok());
    if let Some(all) = all {
        for index in 0..all.length() {
            let slot = all
                .get(index)
                .and_then(|node| node.dyn_into::<Element>().ok());
            let named = slot.and_then(|slot| slot.get_attribute(kind).map(|name| (slot, name)));
            found.extend(named);
        }
    }
    found
}

fn show_if(shown: bool, slot: &Element) {
    let _ = slot.toggle_attribute_with_force("hidden", !shown);
}
