//! Pages that the server fills in: their markup says what the app may do there.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement};

use super::document;

/// The elements that have an attribute, with its value.
pub fn marked(attribute: &str) -> Vec<(Element, String)> {
    let found =
        document().and_then(|document| document.query_selector_all(&selector(attribute)).ok());
    let Some(found) = found else {
        return Vec::new();
    };
    let elements = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok());
    let marked = elements.filter_map(|element: Element| {
        let value = element.get_attribute(attribute)?;
        Some((element, value))
    });
    marked.collect()
}

/// Shows or hides an element.
pub fn show_if(is_shown: bool, element: &Element) {
    let _ = element.toggle_attribute_with_force("hidden", !is_shown);
}

/// The element with that attribute that the event is on, with the attribute's value.
pub fn pressed(event: &Event, attribute: &str) -> Option<(Element, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let pressed = target.closest(&selector(attribute)).ok()??;
    let value = pressed.get_attribute(attribute)?;
    Some((pressed, value))
}

/// The form that is being submitted, if it has that attribute.
pub fn submitted(event: &Event, attribute: &str) -> Option<HtmlFormElement> {
    let form: HtmlFormElement = event.target()?.dyn_into().ok()?;
    form.has_attribute(attribute).then_some(form)
}

/// Writes into a field.
pub fn fill_in(field: Element, value: &str) {
    if let Ok(field) = field.dyn_into::<HtmlInputElement>() {
        field.set_value(value);
    }
}

/// Says it in a place within the element; nothing hides the place.
pub fn say_within(element: &Element, place: &str, words: Option<&str>) {
    if let Ok(Some(place)) = element.query_selector(place) {
        place.set_text_content(words);
        show_if(words.is_some(), &place);
    }
}

/// Says it where the section around has a place for what happens.
pub fn say_around(element: &Element, words: &str) {
    if let Ok(Some(section)) = element.closest("section") {
        say_within(&section, ".share-outcome", Some(words));
    }
}

fn selector(attribute: &str) -> String {
    ["[", attribute, "]"].concat()
}
