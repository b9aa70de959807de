//! What the app says of marathons. Kit and organiser's page are the server's alone.

use super::texts;
use crate::content::{MarathonText, MarathonTexts};
use crate::page::Page;

type Keys = &'static [&'static str];

/// Of links that lead to them.
const LINKED: Keys = &["list.title"];
/// Titles of what is printed, and of links to it.
const KIT: Keys = &[
    "kit.poster",
    "kit.sheets",
    "kit.paper",
    "kit.plan",
    "kit.booklet",
];
/// Where the secret is asked for.
const ASK: Keys = &[
    "own.title",
    "own.lead",
    "own.secret",
    "own.secret_hint",
    "own.show",
];
const LIST: Keys = &["date.", "list.", "event.languages"];
const EVENT: Keys = &["date.", "event."];
const NEW: Keys = &["new."];

/// All but what only the server shows and says, and the descriptions.
pub fn for_browser(all: &MarathonTexts) -> MarathonTexts {
    only(all, &[LIST, EVENT, NEW, ASK, KIT].concat())
}

/// What a page shows and says.
pub fn on_page(all: &MarathonTexts, page: &Page) -> MarathonTexts {
    let own: &[Keys] = match page {
        Page::Marathons => &[LIST],
        Page::Marathon(_) => &[EVENT, KIT],
        Page::NewMarathon => &[NEW],
        Page::OrganiseMarathon => &[ASK],
        Page::Kit(_) | Page::MarathonKit(..) => &[KIT],
        _ => &[],
    };
    let part = only(all, &[own.concat(), LINKED.to_vec()].concat());
    match page {
        Page::Marathons | Page::Marathon(_) => part,
        _ => MarathonTexts {
            months: Vec::new(),
            weekdays: Vec::new(),
            ..part
        },
    }
}

fn only(all: &MarathonTexts, keys: &[&str]) -> MarathonTexts {
    // Search engines and previews read descriptions in the document's head.
    let is_kept = |key: &str| !key.ends_with("description") && texts::is_among(key, keys);
    MarathonTexts {
        texts: texts::blanked(&all.texts, MarathonText::KEYS, is_kept),
        months: all.months.clone(),
        weekdays: all.weekdays.clone(),
        ..MarathonTexts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A misspelt key would leave a text out unseen.
    #[test]
    fn every_key_stands_for_a_text() {
        for key in [LINKED, KIT, ASK, LIST, EVENT, NEW].concat() {
            let mut all = MarathonText::KEYS.iter();
            assert!(all.any(|known| texts::is_among(known, &[key])), "{key}");
        }
    }
}
