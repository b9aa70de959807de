//! The facts about sections that a page shows.

use crate::content::{Content, SectionCard, SectionLinks};
use crate::page::{Document, Page};

/// The facts about each section that the page shows; an empty list if it shows none.
pub fn on_page(content: &Content, page: &Page) -> Vec<SectionCard> {
    let all = content.sections.iter();
    match page {
        Page::Home => content.likely_section().cloned().into_iter().collect(),
        Page::Letter(_) => all.map(with_address).collect(),
        Page::Case(_) | Page::Petition(_) | Page::Sign => all.map(receiver).collect(),
        Page::Document(Document::Partners) => all.cloned().collect(),
        _ => Vec::new(),
    }
}

/// The facts that say who receives the data. The country decides, so a page with a form needs all sections.
fn receiver(section: &SectionCard) -> SectionCard {
    SectionCard {
        address: Vec::new(),
        ..with_address(section)
    }
}

/// The same with the postal address, for letters that go through the section.
fn with_address(section: &SectionCard) -> SectionCard {
    SectionCard {
        languages: Vec::new(),
        links: SectionLinks {
            privacy: section.links.privacy.clone(),
            ..SectionLinks::default()
        },
        ..section.clone()
    }
}
