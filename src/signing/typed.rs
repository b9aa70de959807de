//! What stands in the forms of a page, taken along when it changes its language.

use js_sys::Reflect;
use web_sys::NodeList;

use super::{form_values, receiver};
use crate::device;

/// The fields that a person can fill in, in the order of the page. They hold what was typed even once
/// the page has gone.
pub fn typed_values() -> Option<NodeList> {
    let fields = "main form :is(input:not([type=hidden]), select, textarea)";
    device::document()?.query_selector_all(fields).ok()
}

/// Writes the same into the page that came instead, whose fields are the same.
pub fn type_again(typed: &Option<NodeList>) {
    if let (Some(typed), Some(fields)) = (typed, typed_values()) {
        for index in 0..fields.length() {
            let (Some(typed), Some(field)) = (typed.get(index), fields.get(index)) else {
                continue;
            };
            // Whatever kind of field it is; to some a tick means nothing.
            for name in ["value", "checked"] {
                let name = name.into();
                let value = Reflect::get(&typed, &name);
                let _ = value.and_then(|value| Reflect::set(&field, &name, &value));
            }
        }
    }
    receiver::show(form_values::form().and_then(|form| form_values::country(&form)));
}
