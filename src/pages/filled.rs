//! Pages that the server fills in: messages, marathons, one's own signing. They are loaded whole, and what
//! stands in them is the server's; the app takes over what is around, and does what their markup asks for.

mod act;

use leptos::{ev, prelude::*, tachys::html::InertElement};
use marathon_domain::LiveText;

use crate::{
    browser::{address, clipboard, filled, page, typed::TypedWords},
    reactive::follow,
    state::{Deeds, Receipts, Secret, Shown},
};
use act::Act;

/// What the server fills in, in the context while the site is built.
#[derive(Clone)]
pub struct Template(pub String);

/// The page as it stands. Whoever comes back to it from a page of the app loads it whole.
#[component]
pub fn FilledPage() -> impl IntoView {
    if !Shown::here().is_first() {
        address::reload();
        return ().into_any();
    }
    enliven();
    let markup = use_context::<Template>().map_or(String::new(), |template| template.0);
    InertElement::new(markup).into_any()
}

/// Does what the markup asks for, until the page is left.
fn enliven() {
    let (shown, deeds, receipts) = (Shown::here(), Deeds::here(), Receipts::here());
    let act = Act::new(deeds);
    follow(move || {
        if let Some(typed) = TypedWords::in_forms() {
            typed.write_kept();
        }
        fill_secrets(receipts);
        let clicks = window_event_listener(ev::click, move |click| {
            if filled::pressed(&click, "data-print").is_some() {
                page::print();
            } else if let Some((button, link)) = filled::pressed(&click, "data-link") {
                let (_, content) = shown.now();
                leptos::task::spawn_local(async move {
                    let words = if clipboard::copy(&link).await {
                        content.live_text(LiveText::ShareCopied).to_owned()
                    } else {
                        [content.live_text(LiveText::ShareCopyFailed), " ", &link].concat()
                    };
                    filled::say_around(&button, &words);
                });
            }
        });
        let submits = window_event_listener(ev::submit, move |submit| {
            if let Some(form) = filled::submitted(&submit, "data-act") {
                submit.prevent_default();
                act.send(form, shown.now().1);
            }
        });
        on_cleanup(move || {
            clicks.remove();
            submits.remove();
        });
    });
    follow(move || {
        for (attribute, shown) in [("data-did", true), ("data-undone", false)] {
            for (place, names) in filled::marked(attribute) {
                // Each is asked, so that each is followed.
                let done = names.split(' ').filter(|deed| deeds.is_done(deed)).count() > 0;
                filled::show_if(done == shown, &place);
            }
        }
    });
}

/// Takes the secret that an address brings out of it, and fills the field that asks for it; the same page
/// wants it too when it is loaded again.
fn fill_secrets(receipts: Receipts) {
    for (field, name) in filled::marked("data-own-field") {
        let secret = match name.as_str() {
            "receipts" => Secret::Signings,
            "organiser" => Secret::Marathon,
            _ => continue,
        };
        // The tab may know more than has been read yet.
        receipts.recall();
        let mut known = Receipts::kept(secret);
        if let Some(fresh) = address::take_fragment("receipt=") {
            receipts.add(secret, &fresh);
            known = Receipts::kept(secret);
            if known.is_empty() {
                // In blocked storage.
                known = fresh;
            }
        }
        if !known.is_empty() {
            filled::fill_in(field, &known);
        }
    }
}
