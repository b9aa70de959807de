//! The app's texts about marathons.

use super::texts;
use crate::content::{MarathonText, MarathonTexts};
use crate::page::Page;

type Keys = &'static [&'static str];

/// The texts of links to marathons, on every page.
const LINKED: Keys = &["list.title"];
const DATES: Keys = &["date."];
const LIST: Keys = &["list.", "event.languages"];
const KIT: Keys = &[
    "kit.poster",
    "kit.sheets",
    "kit.paper",
    "kit.plan",
    "kit.booklet",
];
/// The texts of the page that asks for an organiser's secret. The server draws what follows.
const OWN: Keys = &[
    "own.title",
    "own.lead",
    "own.secret",
    "own.secret_hint",
    "own.show",
];

/// All texts that the app's pages show.
pub fn for_browser(all: &MarathonTexts) -> MarathonTexts {
    let dated = only(all, &[LIST, DATES, KIT, OWN, &["event.", "new."]]);
    MarathonTexts {
        months: all.months.clone(),
        weekdays: all.weekdays.clone(),
        ..dated
    }
}

/// The part that one page shows.
pub fn on_page(all: &MarathonTexts, page: &Page) -> MarathonTexts {
    let keys: &[Keys] = match page {
        Page::Marathons => &[LIST, DATES],
        Page::Marathon(_) => &[&["event."], DATES, KIT],
        Page::NewMarathon => &[&["new."]],
        Page::OrganiseMarathon => &[OWN],
        _ => &[],
    };
    let has_dates = keys.contains(&DATES);
    let names = |names: &[String]| {
        if has_dates {
            names.to_vec()
        } else {
            Vec::new()
        }
    };
    MarathonTexts {
        months: names(&all.months),
        weekdays: names(&all.weekdays),
        ..only(all, &[keys, &[LINKED]].concat())
    }
}

/// Search engines and previews read descriptions in the document's head.
fn only(all: &MarathonTexts, keys: &[Keys]) -> MarathonTexts {
    let keys = keys.concat();
    MarathonTexts {
        texts: texts::blanked(&all.texts, MarathonText::KEYS, |key| {
            !key.ends_with("description") && texts::is_among(key, &keys)
        }),
        ..MarathonTexts::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A misspelt key would leave out a text without notice.
    #[test]
    fn every_key_stands_for_a_text() {
        for key in [LINKED, DATES, LIST, KIT, OWN, &["event.", "new."]].concat() {
            let mut known = MarathonText::KEYS.iter();
            assert!(known.any(|known| texts::is_among(known, &[key])), "{key}");
        }
    }
}
