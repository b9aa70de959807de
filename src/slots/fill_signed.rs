//! What was signed in this tab: postmarks, thanks, progress, the next letter.

use marathon_domain::{Content, Slug, Text};

use super::{show_if, slots};
use crate::components::{next_case_link, next_unsigned};

/// Fills `data-signed` and `data-unsigned` (shown when their petition is or is not), `data-shown`
/// (by how much is signed), `data-progress` and `data-next-case`.
pub fn fill(content: &Content, signed: &[Slug]) {
    let is_signed = |name: &str| signed.iter().any(|slug| slug.as_str() == name);
    for (slot, name) in slots("data-signed") {
        show_if(is_signed(&name), &slot);
    }
    for (slot, name) in slots("data-unsigned") {
        show_if(!is_signed(&name), &slot);
    }

    let all = content.open_cases().count();
    let count = content
        .open_cases()
        .filter(|case| signed.contains(&case.slug))
        .count();
    for (slot, when) in slots("data-shown") {
        let shown = match when.as_str() {
            "some-signed" => count > 0,
            "some-left" => count < all,
            _ => count == all,
        };
        show_if(shown, &slot);
    }
    for (slot, _) in slots("data-progress") {
        let words = content
            .fill(Text::ThanksProgress, "signed", &count.to_string())
            .replace("{all}", &all.to_string());
        slot.set_text_content((count > 0).then_some(words.as_str()));
    }
    let next = next_unsigned(content, signed);
    let next_name = next.map_or("", |case| case.slug.as_str());
    for (slot, name) in slots("data-next-case") {
        // What is the same already stays, with the focus that may be on it.
        if name != next_name {
            let _ = slot.set_attribute("data-next-case", next_name);
            slot.set_inner_html(&next_case_link(content, next).into_string());
        }
    }
}
