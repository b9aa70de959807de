//! The places in the pages' markup that live: counts, goals, postmarks. One effect fills each kind,
//! wherever it stands, so that a page is markup and costs the app nothing to take over.

use leptos::prelude::*;
use marathon_domain::{Content, Counts, Slug, Text, goal_above};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{
    content_store::ContentStore, device, live_counts::LiveCounts, reactive::follow,
    signed_petitions::SignedPetitions,
};

/// Keeps all slots filled. Call once, in the browser.
pub fn keep_filled() {
    let (store, counts, signed) = (
        ContentStore::here(),
        LiveCounts::here(),
        SignedPetitions::here(),
    );
    follow(move || counts.with(|counts| fill_counts(&store.now(), counts)));
    follow(move || fill_postmarks(&signed.get()));
}

/// Fills the slots of a page that has just been drawn, before it is painted.
pub fn fill_new_page() {
    let (store, counts, signed) = (
        ContentStore::here(),
        LiveCounts::here(),
        SignedPetitions::here(),
    );
    request_animation_frame(move || {
        counts.with_untracked(|counts| fill_counts(&store.now(), counts));
        fill_postmarks(&signed.get_untracked());
    });
}

/// Unknown counts leave the slots as they are: empty, their place kept.
fn fill_counts(content: &Content, counts: &Counts) {
    let language = content.language.as_str();
    for (slot, name) in slots("data-count") {
        let Some(count) = counts.of(&name) else {
            continue;
        };
        slot.set_text_content(Some(&device::format_number(count, language)));
        if let Some(label) = slot
            .parent_element()
            .and_then(|parent| parent.last_element_child())
        {
            let singular = device::is_singular(count, language);
            let text = if singular {
                Text::SignatureOne
            } else {
                Text::SignatureOther
            };
            label.set_text_content(Some(content.text(text)));
        }
    }
    for (slot, name) in slots("data-goal") {
        let Some(count) = counts.of(&name) else {
            continue;
        };
        let goal = goal_above(count);
        let _ = slot.set_attribute("max", &goal.to_string());
        let _ = slot.set_attribute("value", &count.to_string());
        if let Some(words) = slot.next_element_sibling() {
            let goal = device::format_number(goal, language);
            words.set_text_content(Some(&content.fill(Text::NextGoal, "goal", &goal)));
        }
    }
}

fn fill_postmarks(signed: &[Slug]) {
    for (slot, name) in slots("data-postmark") {
        let is_signed = signed.iter().any(|slug| slug.as_str() == name);
        let _ = slot.toggle_attribute_with_force("hidden", !is_signed);
    }
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
            if let Some((slot, name)) = slot.and_then(|slot| {
                let name = slot.get_attribute(kind)?;
                Some((slot, name))
            }) {
                found.push((slot, name));
            }
        }
    }
    found
}
