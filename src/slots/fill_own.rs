//! The way to one's own signing, and the field for its receipt.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{show_if, slots};
use crate::{device, receipts};

/// Shows `data-own` once the tab knows a receipt, lets `data-own-copy` copy the link with it, and fills
/// `data-own-field`, which names what it is for; what the address brings it is taken out of the address.
pub fn fill() {
    for (field, name) in slots("data-own-field") {
        if let Some(fresh) = device::take_fragment("receipt=") {
            // The same page wants it too when it is loaded again.
            receipts::add(&name, &fresh);
        }
        let known = receipts::all(&name);
        if let Ok(field) = field.dyn_into::<HtmlInputElement>()
            && !known.is_empty()
        {
            field.set_value(&known);
        }
    }
    let known = receipts::all(receipts::SIGNINGS);
    for (slot, _) in slots("data-own") {
        show_if(!known.is_empty(), &slot);
    }
    for (button, page) in slots("data-own-copy") {
        let link = [&device::origin(), &page, "#receipt=", &known].concat();
        let _ = button.set_attribute("data-link", &link);
    }
}
