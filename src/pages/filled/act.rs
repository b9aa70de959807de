//! A form of a page that the server fills in, sent without leaving the page.

use std::sync::Arc;

use marathon_domain::{Content, LiveText};
use web_sys::HtmlFormElement;

use crate::{
    api,
    browser::{filled, focus, form_data::Fields, frame},
    state::{Attempt, Deeds},
};

/// Sends the form of the page.
#[derive(Clone, Copy)]
pub struct Act {
    attempt: Attempt,
    deeds: Deeds,
}

impl Act {
    /// Nothing sent yet.
    pub fn new(deeds: Deeds) -> Self {
        Self {
            attempt: Attempt::new(),
            deeds,
        }
    }

    /// Sends the form, unless it is on its way. What is done is ticked off, and what says so takes the focus.
    pub fn send(self, form: HtmlFormElement, content: Arc<Content>) -> Option<()> {
        if form.has_attribute("aria-busy") {
            return None;
        }
        let body = Fields::of(&form)?.encoded()?;
        // As it is written: what JavaScript calls so may be a field of that name.
        let action = form.get_attribute("action")?;
        let key = self.attempt.key_for(&[&*action, "?", &body].concat());
        let _ = form.set_attribute("aria-busy", "true");
        say(&form, None, None);
        leptos::task::spawn_local(async move {
            let kind = "application/x-www-form-urlencoded";
            let slow = || say(&form, None, Some(content.live_text(LiveText::FormSlow)));
            let outcome = api::deliver(&action, kind, body, &key, &slow).await;
            let _ = form.remove_attribute("aria-busy");
            match outcome {
                Ok(_) => {
                    say(&form, None, None);
                    self.attempt.forget(&key);
                    if let Some(deed) = form.get_attribute("data-done") {
                        self.deeds.add(&deed);
                    }
                    if let Some(place) = form
                        .get_attribute("data-focus")
                        .filter(|_| form.is_connected())
                    {
                        // Once it is shown, since what was pressed is not any more.
                        frame::before_paint(move || focus::set(&place));
                    }
                }
                Err(error) => say(&form, Some(&words(&form, error.text(), &content)), None),
            }
        });
        Some(())
    }
}

/// Why nothing was sent, or that it takes long.
fn say(form: &HtmlFormElement, failure: Option<&str>, slow: Option<&str>) {
    filled::say_within(form, ".form-failure", failure);
    filled::say_within(form, ".form-slow", slow);
}

/// The form's own words for it, where it has some.
fn words(form: &HtmlFormElement, text: LiveText, content: &Content) -> String {
    let own = match text {
        LiveText::ErrorOffline => form.get_attribute("data-offline"),
        LiveText::ErrorBusy => form.get_attribute("data-busy"),
        LiveText::ErrorTooMany => form.get_attribute("data-too-many"),
        _ => None,
    };
    own.unwrap_or_else(|| content.live_text(text).to_owned())
}
