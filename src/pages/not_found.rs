//! An address that leads nowhere.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use crate::components::case_sheet;

/// Says so, and leads on.
pub fn not_found_page(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        section.page-width.not-found {
            h1 { (text(Text::NotFoundTitle)) }
            p.lead { (text(Text::NotFoundLead)) }
            p { a.button href=(Page::Home.path(&content.language)) { (text(Text::NotFoundHome)) } }
            (case_sheet(content))
        }
    }
}
