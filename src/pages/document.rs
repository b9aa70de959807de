//! A page that is text alone.

use marathon_domain::WrittenPage;
use maud::{Markup, PreEscaped, html};

/// Title, lead, text.
pub fn document_page(written: &WrittenPage) -> Markup {
    html! {
        article.page-width.document {
            h1 { (written.title) }
            p.lead { (written.lead) }
            (PreEscaped(&written.html))
        }
    }
}
