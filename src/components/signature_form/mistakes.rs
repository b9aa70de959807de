//! Shows what is wrong, in the places that the form's markup has for it: all in the summary, which
//! takes the focus, and each beside its field. The server does the same for a form without scripts.

use web_sys::{Element, HtmlFormElement};

use super::submission::Mistake;
use crate::device;

/// Shows these mistakes and no others.
pub fn show(form: &HtmlFormElement, mistakes: &[Mistake]) {
    // A place that the markup has not is no reason to stop.
    let _ = show_beside_fields(form, mistakes);
    let _ = show_in_summary(form, mistakes);
}

fn show_beside_fields(form: &HtmlFormElement, mistakes: &[Mistake]) -> Option<()> {
    let places = form.query_selector_all(".field-error").ok()?;
    for index in 0..places.length() {
        let place: Element = wasm_bindgen::JsCast::dyn_into(places.get(index)?).ok()?;
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
            // `external`: the browser moves the focus along, which the router does not.
            li { a href={ "#field-" (mistake.field) } rel="external" { (mistake.message) } }
        }
    };
    list.set_inner_html(&items.into_string());
    if !mistakes.is_empty() {
        device::focus("error-summary");
    }
    Some(())
}
