//! Numbers and goals.

use marathon_domain::{Counts, LiveText, SiteData, goal_above};

use super::{roll, slots};
use crate::device;

/// Fills `data-count`, `data-letters` and `data-goal`, each named after a petition or the total. Beside a
/// count stands what was signed on paper, where it has words for that (`data-paper`).
pub fn fill(data: &SiteData, counts: &Counts) {
    for (slot, name) in slots("data-count") {
        let Some(count) = counts.of(&name) else {
            continue;
        };
        roll::show(&slot, count, &data.locale);
        if let Some(label) = slot
            .parent_element()
            .and_then(|parent| parent.last_element_child())
        {
            let mut words = data.text(signatures(count, &data.locale)).to_owned();
            let on_paper = counts.on_paper_of(&name);
            if on_paper > 0
                && let Some(more) = slot.get_attribute("data-paper")
            {
                words.push(' ');
                words.push_str(&with_number(&more, on_paper, data));
            }
            label.set_text_content(Some(&words));
        }
    }
    for (slot, name) in slots("data-letters") {
        let letters = counts.letters_of(&name);
        if letters > 0
            && let Some(words) = slot.get_attribute("data-words")
        {
            slot.set_text_content(Some(&with_number(&words, letters, data)));
        }
    }
    for (slot, name) in slots("data-goal") {
        let Some(count) = counts.of(&name) else {
            continue;
        };
        let goal = goal_above(count);
        let _ = slot.set_attribute("max", &goal.to_string());
        let _ = slot.set_attribute("value", &count.to_string());
        if let Some(words) = slot.next_element_sibling() {
            let goal = device::format_number(goal, &data.locale);
            words.set_text_content(Some(&data.fill(LiveText::NextGoal, "goal", &goal)));
        }
    }
}

fn with_number(words: &str, number: u64, data: &SiteData) -> String {
    words.replace("{count}", &device::format_number(number, &data.locale))
}

/// The noun that follows a number, by the plural rules of the language.
fn signatures(count: u64, locale: &str) -> LiveText {
    match device::plural_class(count, locale).as_str() {
        "zero" => LiveText::SignaturesZero,
        "one" => LiveText::SignaturesOne,
        "two" => LiveText::SignaturesTwo,
        "few" => LiveText::SignaturesFew,
        "many" => LiveText::SignaturesMany,
        _ => LiveText::SignaturesOther,
    }
}
