//! A number that rolls up to its new value instead of jumping.

use web_sys::Element;

use crate::device;

/// In frames: about 300 ms on most screens.
const FRAMES: u64 = 18;
/// Keeps the value that was shown last; read back when the next one comes.
const SHOWN: &str = "data-rolled";

/// Shows a number; from a smaller one that is shown already it rolls, unless the reader wants no
/// motion.
pub fn show(slot: &Element, number: u64, locale: &str) {
    let before = slot.get_attribute(SHOWN).and_then(|text| text.parse().ok());
    let _ = slot.set_attribute(SHOWN, &number.to_string());
    match before {
        Some(before) if before < number && !device::wants_no_motion() => {
            step(slot.clone(), before, number, 1, locale.to_owned());
        }
        _ => write(slot, number, locale),
    }
}

fn step(slot: Element, from: u64, to: u64, frame: u64, locale: String) {
    // A newer number has taken over.
    if slot.get_attribute(SHOWN) != Some(to.to_string()) {
        return;
    }
    write(&slot, from + (to - from) * frame / FRAMES, &locale);
    if frame < FRAMES {
        device::before_paint(move || step(slot, from, to, frame + 1, locale));
    }
}

fn write(slot: &Element, number: u64, locale: &str) {
    slot.set_text_content(Some(&device::format_number(number, locale)));
}
