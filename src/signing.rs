//! What happens in the form that signs. It is plain HTML that posts by itself; here the same rules
//! check it before it is sent, nothing typed is ever lost, and it is sent once.

mod act_form;
mod form_values;
mod outcome;
mod receiver;
mod submission;
mod typed;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use web_sys::HtmlFormElement;

use crate::{
    page_store::PageStore, reactive::follow, signed_petitions::SignedPetitions,
    supporter::Supporter,
};
use submission::Submission;

pub use act_form::follow_act_forms;
pub use typed::{type_again, typed_values};

/// Follows the form of whatever page is shown. Call once, in the browser.
pub fn follow_form(navigate: impl Fn(&str, NavigateOptions) + Clone + 'static) {
    let pages = PageStore::here();
    let supporter = Supporter::here();
    let signed = SignedPetitions::here();
    let submission = Submission::new();

    let mut path_before = None;
    follow(move || {
        let details = supporter.details();
        let path = pages.drawn().path.clone();
        let is_new_page = path_before.as_ref() != Some(&path);
        path_before = Some(path);
        if is_new_page {
            submission.start_anew();
        }
        let Some(form) = form_values::form() else {
            return;
        };
        // Our own checks speak the reader's language; the browser's are for when we are not there.
        form.set_no_validate(true);
        match &details {
            Some(details) => form_values::fill_in(&form, details),
            None if is_new_page => {}
            // Forgotten, someone else signs: nothing of the person before may stay.
            None => form.reset(),
        }
        form_values::mark_remembered(&form, details.is_some());
        receiver::show(form_values::country(&form));
    });
    follow(move || {
        let signed = signed.get();
        let _page = pages.drawn();
        if let Some(form) = form_values::form() {
            form_values::mark_signed(&form, &signed);
        }
    });
    follow(move || {
        let state = submission.state();
        if let Some(form) = form_values::form() {
            pages.with_data(|data| outcome::show(&form, &state, data));
        }
    });

    let _ = window_event_listener_untyped("submit", move |event| {
        let is_asked = |form: &HtmlFormElement| {
            form.id() == "signature-form" && event.target().as_ref() == Some(form)
        };
        let Some(form) = form_values::form().filter(is_asked) else {
            return;
        };
        event.prevent_default();
        let navigate = navigate.clone();
        let path = pages.now().path.clone();
        submission.send(&form, move |mailed| {
            // Whoever has gone elsewhere meanwhile stays there.
            if pages.now().path == path {
                let next = if mailed { "mailed" } else { "thanks" };
                navigate(&pages.path_to(next), Default::default());
            }
        });
    });
    let _ = window_event_listener_untyped("change", move |_| {
        if let Some(form) = form_values::form() {
            receiver::show(form_values::country(&form));
        }
    });
}
