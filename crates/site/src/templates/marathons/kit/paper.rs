//! Paper for letters, with lines, and a reminder at its foot.

use marathon_domain::{Content, MarathonText};
use maud::{Markup, html};

const LINES: usize = 19;

/// One page.
pub fn paper(content: &Content) -> Markup {
    let text = |text| content.marathon_text(text);
    html! {
        section.kit-sheet.letter-paper {
            div.paper-head {
                p { (text(MarathonText::KitPaperTo)) }
                p { (text(MarathonText::KitPaperPlace)) }
            }
            div.paper-lines aria-hidden="true" {
                @for _ in 0..LINES { div {} }
            }
            p.paper-care { (text(MarathonText::KitPaperCare)) }
        }
    }
}
