//! What a reader can do next: calm, a short list.

use marathon_domain::{Case, CaseStatus, Content, Document, Page, Text};
use maud::{Markup, html};

use super::ways::ways_of;

/// The four ways to act for this case, the other petitions, the booklet, how letters work, and back to all
/// cases.
pub fn next_steps(content: &Content, case: &Case, is_its_page: bool) -> Markup {
    let steps = [
        (Page::Sign, Text::CaseNextSignRest),
        (Page::Booklet, Text::CaseNextPrint),
        (Page::Document(Document::How), Text::CaseNextHow),
        (Page::Home, Text::CaseAll),
    ];
    html! {
        section.next-steps {
            h2 { (content.text(Text::CaseNextTitle)) }
            @if case.status == CaseStatus::Open { (ways_of(content, case, is_its_page)) }
            ul role="list" {
                @for (page, words) in steps {
                    li { a href=(page.path(&content.language)) { (content.text(words)) } }
                }
            }
        }
    }
}
