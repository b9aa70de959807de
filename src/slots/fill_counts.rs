//! Numbers and goals.

use marathon_domain::{Content, Counts, Text, goal_above};

use super::slots;
use crate::device;

/// Fills `data-count` and `data-goal`, each named after a petition or the total.
pub fn fill(content: &Content, counts: &Counts) {
    let language = content.language.as_str();
    for (slot, name) in slots("data-count") {
        let Some(count) = counts.of(&name) else {
            continue;
        };
        slot.set_text_content(Some(&device::format_number(count, language)));
        if let Some(label) = slot
            .parent_element()
            .and_then(|parent| parent.last_element_child())
        {
            let singular = device::is_singular(count, language);
            let text = if singular {
                Text::SignatureOne
            } else {
                Text::SignatureOther
            };
            label.set_text_content(Some(content.text(text)));
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
            let goal = device::format_number(goal, language);
            words.set_text_content(Some(&content.fill(Text::NextGoal, "goal", &goal)));
        }
    }
}
