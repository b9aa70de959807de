//! What was signed in this tab: postmarks, thanks, progress, the next letter.

use marathon_domain::{LiveText, SiteData, Slug};

use super::{show_if, slots};
use crate::device;

/// Fills `data-signed` and `data-unsigned` (shown when their petition is or is not), `data-shown`
/// (by how much is signed), `data-progress`, and shows the first of the `data-next-case` that is
/// left to sign.
pub fn fill(data: &SiteData, signed: &[Slug]) {
    let is_signed = |name: &str| signed.iter().any(|slug| slug.as_str() == name);
    for (slot, name) in slots("data-signed") {
        show_if(is_signed(&name), &slot);
    }
    for (slot, name) in slots("data-unsigned") {
        show_if(!is_signed(&name), &slot);
    }

    let all = data.open_petitions().count();
    let count = data
        .open_petitions()
        .filter(|slug| signed.contains(slug))
        .count();
    for (slot, when) in slots("data-shown") {
        let shown = match when.as_str() {
            "some-signed" => !signed.is_empty(),
            "some-left" => count < all,
            _ => count == all,
        };
        show_if(shown, &slot);
    }
    for (slot, _) in slots("data-progress") {
        let number = |count: usize| device::format_number(count as u64, &data.locale);
        let words = data
            .fill(LiveText::ThanksProgress, "signed", &number(count))
            .replace("{all}", &number(all));
        slot.set_text_content((count > 0).then_some(words.as_str()));
    }
    let mut is_found = false;
    for (slot, name) in slots("data-next-case") {
        let is_next = !is_found && !is_signed(&name);
        show_if(is_next, &slot);
        is_found |= is_next;
    }
}
