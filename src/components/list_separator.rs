//! The separator between the parts of a list.

use marathon_domain::{Content, Text};

/// A comma, as the language writes it, and a space.
pub fn list_separator(content: &Content) -> &'static str {
    if content.text(Text::LanguageDirection) == "rtl" {
        "، "
    } else {
        ", "
    }
}
