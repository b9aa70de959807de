//! What a page says of itself in the document's head, the same at build time and after navigation.

use marathon_domain::{Content, Page, Text};

/// The title of a page, for the tab and for search engines.
pub fn title(content: &Content, page: &Page) -> String {
    let site = content.text(Text::SiteName);
    let own = match page {
        Page::Home => return format!("{site} — {}", content.text(Text::HomeTitle)),
        Page::Case(slug) => match content.case(slug.as_str()) {
            Some(case) => &case.name,
            None => content.text(Text::NotFoundTitle),
        },
        Page::Sign => content.text(Text::SignTitle),
        Page::Thanks => content.text(Text::ThanksTitle),
        Page::NotFound => content.text(Text::NotFoundTitle),
    };
    format!("{own} — {site}")
}

/// The description of a page, for search engines and share previews.
#[cfg(feature = "ssr")]
pub fn description<'a>(content: &'a Content, page: &Page) -> &'a str {
    match page {
        Page::Home => content.text(Text::SiteDescription),
        Page::Case(slug) => content.case(slug.as_str()).map_or("", |case| &case.summary),
        Page::Sign => content.text(Text::SignDescription),
        Page::Thanks => content.text(Text::ThanksDescription),
        Page::NotFound => content.text(Text::NotFoundLead),
    }
}
