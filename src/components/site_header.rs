//! The top of every page.

use marathon_domain::{Content, Language, Page, Text};
use maud::{Markup, html};

/// The site's name, which leads home, the page in the other languages, and the way to sign all ten.
pub fn site_header(content: &Content, page: &Page) -> Markup {
    let text = |text| content.text(text);
    html! {
        header.site-header {
            // `external`: the browser moves the focus along, which the router does not.
            a.skip-link href="#main" rel="external" { (text(Text::SkipToContent)) }
            div.page-width {
                a.site-name href=(Page::Home.path(&content.language)) aria-label=(text(Text::HomeLink)) {
                    span.candle aria-hidden="true" {}
                    (text(Text::SiteName))
                }
                @if content.languages.len() > 1 {
                    (languages(content, page))
                }
                a.site-sign href=(Page::Sign.path(&content.language)) { (text(Text::SignLink)) }
            }
        }
    }
}

/// The same page in each other language, by the language's own name for itself.
fn languages(content: &Content, page: &Page) -> Markup {
    // A page that is missing is missing in every language.
    let address = |language: &Language| match page {
        Page::NotFound => Page::Home.path(language),
        page => page.path(language),
    };
    html! {
        details.languages {
            summary #languages {
                span.visually-hidden { (content.text(Text::SiteLanguagesLabel)) " " }
                (content.text(Text::LanguageName))
            }
            ul role="list" {
                @for (language, name) in &content.languages {
                    @if *language != content.language {
                        li {
                            a href=(address(language)) lang=(language) hreflang=(language)
                                data-noscroll { (name) }
                        }
                    }
                }
            }
        }
    }
}
