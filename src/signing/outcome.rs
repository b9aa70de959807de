//! Shows how a submission stands, in the places that the form's markup has for it. Mistakes: all in
//! the summary, which takes the focus, and each beside its field, as the server does it for a form
//! without scripts.

use marathon_domain::{LiveText, SiteData};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement};

use super::submission::{Mistake, State};
use crate::device;

/// Shows this state and no other.
pub fn show(form: &HtmlFormElement, state: &State, data: &SiteData) {
    let mistakes = match state {
        State::Wrong(mistakes) => mistakes.as_slice(),
        _ => &[],
    };
    let failure = match state {
        State::Failed(words) => Some(words.as_str()),
        _ => None,
    };
    let slow = (*state == State::Slow).then(|| data.text(LiveText::FormSlow));
    // A place that the markup has not is no reason to stop.
    let _ = show_beside_fields(mistakes);
    let _ = show_in_summary(form, mistakes);
    let _ = say(form, ".form-failure", failure);
    let _ = say(form, ".form-slow", slow);
    let _ = show_on_button(form, matches!(state, State::Pending | State::Slow));
}

fn say(form: &HtmlFormElement, place: &str, words: Option<&str>) -> Option<()> {
    let place = form.query_selector(place).ok()??;
    place.set_text_content(words);
    let _ = place.toggle_attribute_with_force("hidden", words.is_none());
    Some(())
}

/// The button has both its labels in the markup; it keeps the focus while it waits.
fn show_on_button(form: &HtmlFormElement, pending: bool) -> Option<()> {
    let button = form.query_selector(".button-sign").ok()??;
    let _ = button.set_attribute("aria-disabled", if pending { "true" } else { "false" });
    let ready = button.first_element_child()?;
    let waiting = button.last_element_child()?;
    let _ = ready.toggle_attribute_with_force("hidden", pending);
    let _ = waiting.toggle_attribute_with_force("hidden", !pending);
    Some(())
}

/// Wherever they stand: a field may be part of a form that is further down.
fn show_beside_fields(mistakes: &[Mistake]) -> Option<()> {
    let places = device::document()?
        .query_selector_all(".field-error")
        .ok()?;
    for index in 0..places.length() {
        let place: Element = places.get(index)?.dyn_into().ok()?;
        let id = place.id();
        let field = id.strip_prefix("error-")?;
        let mistake = mistakes.iter().find(|mistake| mistake.field == field);
        place.set_text_content(mistake.map(|mistake| mistake.message.as_str()));
        let _ = place.toggle_attribute_with_force("hidden", mistake.is_none());
        if let Some(field) = device::element(&format!("field-{field}")) {
            let _ = match mistake {
                Some(_) => field.set_attribute("aria-invalid", "true"),
                None => field.remove_attribute("aria-invalid"),
            };
        }
    }
    Some(())
}

fn show_in_summary(form: &HtmlFormElement, mistakes: &[Mistake]) -> Option<()> {
    let summary = form.query_selector("#error-summary").ok()??;
    let _ = summary.toggle_attribute_with_force("hidden", mistakes.is_empty());
    let list = summary.query_selector("ul").ok()??;
    let items = maud::html! {
        @for mistake in mistakes {
            @let field = format!("field-{}", mistake.field);
            li {
                @if device::element(&field).is_some() {
                    // `external`: the browser moves the focus along, which the router does not.
                    a href={ "#" (field) } rel="external" { (mistake.message) }
                } @else {
                    // The page has no such field: nowhere to lead to.
                    (mistake.message)
                }
            }
        }
    };
    list.set_inner_html(&items.into_string());
    if !mistakes.is_empty() {
        device::focus("error-summary");
    }
    Some(())
}
