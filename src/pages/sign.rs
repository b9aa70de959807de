//! All ten petitions signed in one act.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

use crate::components::{counter, signature_form};

/// Every demand, one form.
pub fn sign_page(content: &Content) -> Markup {
    html! {
        div.page-width.sign {
            div.sign-head {
                h1 { (content.text(Text::SignTitle)) }
                p.lead { (content.text(Text::SignLead)) }
                (counter(content, None))
            }
            div.letter #signature tabindex="-1" { (signature_form(content, &Page::Sign)) }
        }
    }
}
