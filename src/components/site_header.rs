//! The top of every page.

use marathon_domain::{Content, Page, Text};
use maud::{Markup, html};

/// The site's name, which leads home, and the way to sign all ten.
pub fn site_header(content: &Content) -> Markup {
    let text = |text| content.text(text);
    html! {
        header.site-header {
            div.page-width {
                a.site-name href=(Page::Home.path(&content.language)) aria-label=(text(Text::HomeLink)) {
                    span.candle aria-hidden="true" {}
                    (text(Text::SiteName))
                }
                a.site-sign href=(Page::Sign.path(&content.language)) { (text(Text::SignLink)) }
            }
        }
    }
}
