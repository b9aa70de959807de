//! What was done besides signing here, live, apart from the signatures: letters, and signatures on paper.

use marathon_domain::{Content, Counts, Slug, Text};
use maud::{Markup, html};

/// Under the count of a case, or the total: signatures on paper, and letters.
pub fn beside_count(content: &Content, case: Option<&Slug>) -> Markup {
    html! {
        div.beside-count {
            p.on-paper data-paper=(name(case)) data-words=(content.text(Text::CountOnPaper)) {}
            (letters_count(content, case))
        }
    }
}

/// The letters about a case, or about all. Its line is kept free; it stays empty while there are few.
pub fn letters_count(content: &Content, case: Option<&Slug>) -> Markup {
    html! {
        p.letters-count data-letters=(name(case)) data-words=(content.text(Text::CountLetters)) {}
    }
}

fn name(case: Option<&Slug>) -> &str {
    case.map_or(Counts::TOTAL, Slug::as_str)
}
