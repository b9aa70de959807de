//! What a reader can do next: calm, a short list.

use marathon_domain::{Case, CaseStatus, Content, Document, Page, Text};
use maud::{Markup, html};

/// A letter about this case, the other petitions, the booklet, how letters work, and back to all
/// cases.
pub fn next_steps(content: &Content, case: &Case) -> Markup {
    let letter = (Page::Letter(case.slug.clone()), Text::CaseNextLetter);
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
                @let takes_letters = case.letter.is_some() && case.status == CaseStatus::Open;
                @for (page, words) in takes_letters.then_some(letter).into_iter().chain(steps) {
                    li { a href=(page.path(&content.language)) { (content.text(words)) } }
                }
            }
        }
    }
}
