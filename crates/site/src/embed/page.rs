//! An embedded page as a document: no app, one style sheet, one small script that comes first, so that the
//! page looks as asked from its first paint.

use marathon_domain::{Case, Content, EmbedPage, EmbedState, Embedded, Page, SectionCard, Text};
use maud::{DOCTYPE, Markup, html};

use super::{form::form, thanks::thanks};
use crate::head::fonts;

/// The whole document.
pub fn document(content: &Content, page: &EmbedPage, section: &SectionCard) -> String {
    let text = |text| content.text(text);
    let case = case_of(content, page);
    let name = case.map_or(text(Text::SignTitle), |case| &case.name);
    let document = html! {
        (DOCTYPE)
        html lang=(content.language) dir=(text(Text::LanguageDirection)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (name) " — " (text(Text::SiteName)) }
                @for font in fonts(content) {
                    link rel="preload" href=(font) as="font" type="font/woff2" crossorigin;
                }
                link rel="stylesheet" href="/embed/embed.css";
                script src="/embed/frame.js" {}
            }
            body {
                // A name of its own, beside the main part of the page around it.
                main.embed aria-label=(name) {
                    @match page.state {
                        EmbedState::Form => (form(content, page, section, case)),
                        EmbedState::Thanks => (thanks(content, case, Text::ThanksTitle, Text::ThanksLead)),
                        EmbedState::Mailed => (thanks(content, case, Text::MailedTitle, Text::MailedLead)),
                    }
                    (foot(content))
                }
            }
        }
    };
    document.into_string()
}

/// The case whose petition the page is about; none where it is about all ten.
fn case_of<'a>(content: &'a Content, page: &EmbedPage) -> Option<&'a Case> {
    match &page.shown {
        Embedded::Petition(slug) => content.case(slug).or_else(|| content.further(slug)),
        Embedded::All => None,
    }
}

/// The page of the site where there is more to read.
pub fn page_of(case: Option<&Case>) -> Page {
    match case {
        Some(case) if case.is_of_the_ten() => Page::Case(case.slug.clone()),
        Some(case) => Page::Petition(case.slug.clone()),
        None => Page::Home,
    }
}

/// A link into a tab of its own: the frame stays.
pub fn outside(address: &str, words: &str) -> Markup {
    html! { a href=(address) target="_blank" rel="noopener" { (words) } }
}

fn foot(content: &Content) -> Markup {
    html! {
        p.embed-foot {
            (outside(&Page::Home.path(&content.language), content.text(Text::SiteName)))
            " · Amnesty International"
        }
    }
}
