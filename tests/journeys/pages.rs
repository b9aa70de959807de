//! The pages there are.

use marathon_domain::{Content, Language, Page};

use crate::browser::Browser;

impl Browser {
    /// Goes to a page, and waits for the app where it runs.
    pub async fn go_to(&self, page: &Page, language: &Language) {
        let path = page.path(language);
        if page.is_of_the_app() {
            self.open(&path).await;
        } else {
            self.visit(&path).await;
        }
    }
}

/// One page of each kind: the first case represents the ten, and so does the letter about it.
pub fn kinds_of_pages(content: &Content) -> Vec<Page> {
    let mut pages = content.pages();
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
