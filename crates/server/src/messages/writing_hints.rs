//! The hints that the device shows while somebody writes, for browsers without scripts.

use std::sync::LazyLock;

use marathon_domain::WritingHint;
use regex::Regex;

/// Details that lead to a person: telephone numbers, addresses, links.
static LEADS_BACK: LazyLock<[Regex; 2]> = LazyLock::new(|| {
    [WritingHint::Contact, WritingHint::Link]
        .map(|hint| Regex::new(hint.pattern()).expect("the domain's tests compile the patterns"))
});

/// Whether the writer should look at the text again.
pub fn leads_back(text: &str) -> bool {
    LEADS_BACK.iter().any(|pattern| pattern.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_addresses_and_links_are_pointed_out() {
        for text in [
            "06 12 34 56 78",
            "amina@exemple.org",
            "https://exemple.org",
            "www.x.org",
        ] {
            assert!(leads_back(text), "{text}");
        }
        assert!(!leads_back("Courage, vous n’êtes pas seul ! 126 sur 164."));
    }
}
