//! What to write, and what had better stay unwritten.

use marathon_domain::{Content, Text, WritingRules};
use maud::{Markup, html};

/// What holds for everybody, and for one case.
pub fn rule_lists(content: &Content, general: &WritingRules, own: &WritingRules) -> Markup {
    html! {
        div.rule-lists {
            (rule_list(content.text(Text::LetterDo), &general.good, &own.good))
            (rule_list(content.text(Text::LetterDont), &general.bad, &own.bad))
        }
    }
}

fn rule_list(title: &str, general: &[String], own: &[String]) -> Markup {
    html! {
        div {
            h3 { (title) }
            ul {
                // What holds for this case alone comes first.
                @for rule in own.iter().chain(general) { li { (rule) } }
            }
        }
    }
}
