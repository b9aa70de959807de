//! What the app says of marathons: their pages are the server's, so little more than their names.

use super::texts;
use crate::content::{MarathonText, MarathonTexts};
use crate::page::Page;

/// Of links that lead to them.
const LINKED: [&str; 1] = ["list.title"];
/// Titles of their pages.
const TITLES: [&str; 7] = [
    "new.title",
    "event.title",
    "own.title",
    "kit.poster",
    "kit.sheets",
    "kit.paper",
    "kit.plan",
];

/// The names of all their pages.
pub fn for_browser(all: &MarathonTexts) -> MarathonTexts {
    only(all, &[&LINKED[..], &TITLES].concat())
}

/// The same where the page is one of them.
pub fn on_page(all: &MarathonTexts, page: &Page) -> MarathonTexts {
    match page {
        Page::NewMarathon | Page::Marathon | Page::OrganiseMarathon | Page::Kit(_) => {
            for_browser(all)
        }
        _ => only(all, &LINKED),
    }
}

fn only(all: &MarathonTexts, keys: &[&str]) -> MarathonTexts {
    MarathonTexts {
        texts: texts::kept(&all.texts, MarathonText::KEYS, keys),
        ..MarathonTexts::default()
    }
}
