//! The way to one's own signing, and the field for its receipt.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{show_if, slots};
use crate::{device, receipts};

/// Shows `data-own` once the tab knows a receipt, lets `data-own-copy` copy the link with it, and fills
/// `data-own-field`; what the address brings it is taken out of the address.
pub fn fill() {
    let fields = slots("data-own-field");
    if !fields.is_empty()
        && let Some(fresh) = device::take_fragment("receipt=")
    {
        // The same page in another language wants it too.
        receipts::add(&fresh);
    }
    let known = receipts::all();
    for (slot, _) in slots("data-own") {
        show_if(!known.is_empty(), &slot);
    }
    for (button, page) in slots("data-own-copy") {
        let link = [&device::origin(), &page, "#receipt=", &known].concat();
        let _ = button.set_attribute("data-link", &link);
    }
    for (field, _) in fields {
        if let Ok(field) = field.dyn_into::<HtmlInputElement>()
            && !known.is_empty()
        {
            field.set_value(&known);
        }
    }
}
