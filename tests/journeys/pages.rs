//! The pages there are.

use marathon_domain::{Content, Document, Page};

/// Every page of the site on which the app runs, in any language: the one that confirms an address has
/// no scripts.
pub fn pages(content: &Content) -> Vec<Page> {
    let cases = content.cases.iter().map(|case| case.slug.clone());
    let further = content.further.iter().map(|case| case.slug.clone());
    let pages = [
        Page::Home,
        Page::Sign,
        Page::Thanks,
        Page::Mailed,
        Page::MySigning,
        Page::Booklet,
    ];
    pages
        .into_iter()
        .chain(Document::ALL.map(Page::Document))
        .chain([Page::NotFound])
        .chain(further.map(Page::Petition))
        .chain(cases.map(Page::Case))
        .collect()
}

/// One of each kind: the first case stands for the ten.
pub fn kinds_of_pages(content: &Content) -> Vec<Page> {
    let mut pages = pages(content);
    let mut is_first_case = true;
    pages.retain(|page| {
        !matches!(page, Page::Case(_)) || std::mem::replace(&mut is_first_case, false)
    });
    pages
}
