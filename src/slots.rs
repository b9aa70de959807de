//! The places in the pages' markup that live: counts, goals, postmarks, the next letter. One effect
//! fills each kind, wherever it stands, so that a page is markup and costs the app nothing to take
//! over.

mod announce;
mod fill_counts;
mod fill_deeds;
mod fill_fragments;
mod fill_own;
mod fill_signed;
mod roll;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    deeds::Deeds, device, live_counts::LiveCounts, page_store::PageStore, reactive::follow,
    signed_petitions::SignedPetitions, supporter::Supporter,
};

/// Keeps all slots filled, on each page. Call once, in the browser.
pub fn keep_filled() {
    let pages = PageStore::here();
    let counts = LiveCounts::here();
    let signed = SignedPetitions::here();
    let supporter = Supporter::here();
    let deeds = Deeds::here();
    follow(move || {
        let page = pages.drawn();
        counts.with(|counts| fill_counts::fill(&page.data, counts));
    });
    follow(move || {
        let signed = signed.get();
        fill_signed::fill(&pages.drawn().data, &signed);
        fill_deeds::fill(&deeds.get(), &signed);
        // Forgotten with the rest.
        fill_own::fill();
    });
    follow(move || {
        let _page = pages.drawn();
        fill_fragments::fill();
    });
    announce::milestones();
    announce::connection();
    // `data-forget`: someone else signs. `data-print`: the page on paper.
    let _ = window_event_listener_untyped("click", move |event| {
        let Some(target) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        if target.has_attribute("data-forget") {
            supporter.forget();
            // What was pressed is hidden now: the focus goes to what is around it.
            if let Ok(Some(place)) = target.closest("[tabindex]") {
                device::focus(&place.id());
            }
        } else if target.has_attribute("data-print") {
            device::print();
        }
    });
}

/// All slots of one kind, with what they are for.
pub fn slots(kind: &str) -> Vec<(Element, String)> {
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

/// Shows or hides a slot.
pub fn show_if(shown: bool, slot: &Element) {
    let _ = slot.toggle_attribute_with_force("hidden", !shown);
}
