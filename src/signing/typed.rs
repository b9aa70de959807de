//! What stands in the form, taken along when the page changes its language.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

use super::{form_values, receiver};

/// One field: its place among the fields, what is written in it, and whether it is ticked.
pub struct Typed {
    text: String,
    ticked: bool,
}

/// What stands in each field that a person can fill in, in the order of the form.
pub fn typed_values() -> Vec<Typed> {
    let read = |field: Element| match field.dyn_into::<HtmlInputElement>() {
        Ok(input) => Typed {
            text: input.value(),
            ticked: input.checked(),
        },
        Err(other) => Typed {
            text: other
                .dyn_into::<HtmlSelectElement>()
                .map_or(String::new(), |select| select.value()),
            ticked: false,
        },
    };
    fields().into_iter().map(read).collect()
}

/// Writes the same into the form of the page that came instead, whose fields are the same.
pub fn type_again(typed: &[Typed]) {
    for (field, typed) in fields().into_iter().zip(typed) {
        match field.dyn_into::<HtmlInputElement>() {
            Ok(input) if input.type_() == "checkbox" => input.set_checked(typed.ticked),
            Ok(input) => input.set_value(&typed.text),
            Err(other) => {
                if let Ok(select) = other.dyn_into::<HtmlSelectElement>() {
                    select.set_value(&typed.text);
                }
            }
        }
    }
    receiver::show(form_values::form().and_then(|form| form_values::country(&form)));
}

fn fields() -> Vec<Element> {
    let mut fields = Vec::new();
    let found = form_values::form().and_then(|form| {
        form.query_selector_all("input:not([type=hidden]),select")
            .ok()
    });
    if let Some(found) = found {
        for index in 0..found.length() {
            fields.extend(found.get(index).and_then(|field| field.dyn_into().ok()));
        }
    }
    fields
}
