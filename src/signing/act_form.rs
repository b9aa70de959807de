//! What happens in forms other than the signing's (`form[data-act]`). They are plain HTML that posts by
//! itself, and the server checks them; here they are sent without leaving the page, and once.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use marathon_domain::LiveText;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement, UrlSearchParams};

use super::{
    outcome,
    submission::{Attempt, State, deliver},
};
use crate::{deeds::Deeds, device, page_store::PageStore};

/// Sends whatever such form is submitted. Call once, in the browser.
pub fn follow_act_forms(navigate: impl Fn(&str, NavigateOptions) + Clone + 'static) {
    let pages = PageStore::here();
    let attempt = Attempt::new();
    let _ = window_event_listener_untyped("submit", move |event| {
        let form = event.target().and_then(|form| form.dyn_into().ok());
        let Some(form) = form.filter(|form: &HtmlFormElement| form.has_attribute("data-act"))
        else {
            return;
        };
        event.prevent_default();
        if !form.has_attribute("aria-busy") {
            send(form, attempt, pages, navigate.clone());
        }
    });
}

fn send(
    form: HtmlFormElement,
    attempt: Attempt,
    pages: PageStore,
    navigate: impl Fn(&str, NavigateOptions) + 'static,
) -> Option<()> {
    let fields = FormData::new_with_form(&form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()?;
    let body = String::from(fields.to_string());
    // The action as it is written: what JavaScript calls so may be a field of that name.
    let action = form.get_attribute("action")?;
    let key = attempt.key_for(&format!("{action}?{body}"));
    let path = pages.now().path.clone();
    let show = move |form: &HtmlFormElement, state: State| {
        // Elsewhere the places of its fields may be another form's.
        if form.is_connected() {
            pages.with_data(|data| outcome::show(form, &state, data));
        }
    };
    let deeds = Deeds::here();
    let _ = form.set_attribute("aria-busy", "true");
    show(&form, State::Pending);
    leptos::task::spawn_local(async move {
        let kind = "application/x-www-form-urlencoded";
        let slow = || show(&form, State::Slow);
        let outcome = deliver(&action, kind, body, &key, &slow).await;
        let _ = form.remove_attribute("aria-busy");
        let state = match outcome {
            Ok(_) => {
                attempt.forget(&key);
                if let Some(deed) = form.get_attribute("data-done") {
                    deeds.add(&deed);
                }
                State::Idle
            }
            Err(error) => State::after(error, |text| say(&form, text, pages)),
        };
        let is_done = state == State::Idle;
        show(&form, state);
        // Whoever has gone elsewhere meanwhile stays there.
        if is_done && pages.now().path == path {
            if let Some(next) = form.get_attribute("data-next") {
                navigate(&next, NavigateOptions::default());
            } else if let Some(place) = form.get_attribute("data-focus") {
                // Once it is shown, since what was pressed is not any more.
                device::before_paint(move || device::focus(&place));
            }
        }
    });
    Some(())
}

/// The form's own words for it, where it has some.
fn say(form: &HtmlFormElement, text: LiveText, pages: PageStore) -> String {
    let own = match text {
        LiveText::ErrorOffline => "data-offline",
        LiveText::ErrorBusy => "data-busy",
        LiveText::ErrorTooMany => "data-too-many",
        _ => "",
    };
    form.get_attribute(own).unwrap_or_else(|| pages.text(text))
}
