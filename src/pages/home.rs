//! Home: what this is, the one thing to do now, the ten cases.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use crate::components::{case_sheet, counter};

/// The first page of a language.
pub fn home_page(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        div {
            section.hero {
                div.page-width {
                    // One sentence a line: the poster's rhythm.
                    h1 { @for line in text(Text::HomeTitle).split_inclusive(". ") { span { (line) } } }
                    p.hero-lead { (text(Text::HomeLead)) }
                    div.hero-act {
                        a.button href=(Page::Sign.path(&content.language)) { (text(Text::HomeSignAll)) }
                        (counter(content, None))
                    }
                }
            }
            section.sheet-ground {
                div.page-width {
                    h2 { (text(Text::HomeCasesTitle)) }
                    p { (text(Text::HomeCasesLead)) }
                    (case_sheet(content))
                }
            }
        }
    }
}
