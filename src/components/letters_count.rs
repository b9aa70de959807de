//! How many letters were written, live, apart from signatures.

use marathon_domain::{Content, Counts, Slug, Text};
use maud::{Markup, html};

/// The letters about a case, or about all. Its line is kept free; it stays empty while there are few.
pub fn letters_count(content: &Content, case: Option<&Slug>) -> Markup {
    let name = case.map_or(Counts::TOTAL, Slug::as_str);
    html! {
        p.letters-count data-letters=(name) data-words=(content.text(Text::CountLetters)) {}
    }
}
