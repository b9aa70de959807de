//! What a reader can do next: calm, a short list.

use marathon_domain::{Content, Document, Page, Text};
use maud::{Markup, html};

/// The other petitions, the booklet, how letters work, and back to all cases.
pub fn next_steps(content: &Content) -> Markup {
    let steps = [
        (Page::Sign, Text::CaseNextSignRest),
        (Page::Booklet, Text::CaseNextPrint),
        (Page::Document(Document::How), Text::CaseNextHow),
        (Page::Home, Text::CaseAll),
    ];
    html! {
        section.next-steps {
            h2 { (content.text(Text::CaseNextTitle)) }
            ul role="list" {
                @for (page, words) in steps {
                    li { a href=(page.path(&content.language)) { (content.text(words)) } }
                }
            }
        }
    }
}
