//! The pages there are.

use marathon_domain::{Content, Page};

/// Every page of the site on which the app runs, in any language.
pub fn pages(content: &Content) -> Vec<Page> {
    let mut pages = content.pages();
    pages.retain(|page| content.knows(page));
    pages
}

/// One of each kind: the first case stands for the ten, and so does the letter about it.
pub fn kinds_of_pages(content: &Content) -> Vec<Page> {
    let mut pages = pages(content);
    let first = &content.cases[0].slug;
    pages.retain(|page| match page {
        Page::Case(slug)
        | Page::Letter(slug)
        | Page::Message(slug)
        | Page::MessageSent(slug)
        | Page::Messages(slug) => slug == first,
        _ => true,
    });
    pages
}
