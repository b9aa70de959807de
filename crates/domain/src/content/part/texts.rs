//! The texts that a page shows or says. A key stands for itself; a key that ends in `.` or `_` stands
//! for all keys that begin with it.

use crate::page::Page;

type Keys = &'static [&'static str];

/// The texts around every page, and those of counts.
const EVERYWHERE: Keys = &["language.", "site.", "count."];
const FORM: Keys = &["form.", "error."];
const SHARE: Keys = &["share."];
const STAMP: Keys = &["case.signed_mark"];
const WAYS: Keys = &[
    "home.ways_title",
    "home.way_petition_title",
    "home.way_message_title",
    "home.way_letter_title",
    "home.way_marathon_title",
    "message.kicker",
    "ways.link",
    "ways.done",
];
/// The texts of pages that ask the server for their data.
const ANSWER: Keys = &["error.offline", "error.busy"];
const AFTER_SIGNING: Keys = &["thanks.", "own.keep_", "form.someone_else"];

/// No page of the app shows these …
const NOT_OF_THE_APP: Keys = &[
    "language.percent",
    "language.share_locale",
    "confirm.",
    "own.",
    "embed.",
    "refused.",
];
/// … except these among them.
const OF_THE_APP: Keys = &[
    "confirm.title",
    "own.title",
    "own.lead",
    "own.receipt",
    "own.receipt_hint",
    "own.show",
    "own.keep_",
];

/// The texts without those that the app never shows.
pub fn for_browser(texts: &[String], keys: &[&str]) -> Vec<String> {
    blanked(texts, keys, is_of_the_app)
}

/// The texts that a page needs.
pub fn on_page(texts: &[String], keys: &[&str], wanted: &[&str]) -> Vec<String> {
    blanked(texts, keys, |key| {
        is_among(key, wanted) && is_of_the_app(key)
    })
}

fn is_of_the_app(key: &str) -> bool {
    // Search engines and previews read descriptions in the document's head.
    let is_hidden = key.ends_with("description") || is_among(key, NOT_OF_THE_APP);
    !is_hidden || is_among(key, OF_THE_APP)
}

/// The texts of those keys. The others become empty texts, and are cut off at the end.
pub fn kept(texts: &[String], keys: &[&str], wanted: &[&str]) -> Vec<String> {
    blanked(texts, keys, |key| is_among(key, wanted))
}

/// The texts whose keys are kept. The others become empty texts, and are cut off at the end.
pub fn blanked(texts: &[String], keys: &[&str], is_kept: impl Fn(&str) -> bool) -> Vec<String> {
    let text = |(text, key): (&String, &&str)| match is_kept(key) {
        true => text.clone(),
        false => String::new(),
    };
    let mut kept: Vec<String> = texts.iter().zip(keys).map(text).collect();
    let last = kept.iter().rposition(|text| !text.is_empty());
    kept.truncate(last.map_or(0, |last| last + 1));
    kept
}

/// Whether one of the keys covers this one.
pub fn is_among(key: &str, wanted: &[&str]) -> bool {
    wanted.iter().any(|wanted| {
        let is_beginning = wanted.ends_with(['.', '_']);
        *wanted == key || is_beginning && key.starts_with(wanted)
    })
}

/// The keys of what a page shows, of what happens on it, and of its title.
pub fn of_page(page: &Page) -> Vec<&'static str> {
    let parts: &[Keys] = match page {
        Page::Home => &[&["home.", "case.photograph_credit"], STAMP],
        Page::Case(_) | Page::Petition(_) => &[
            &["case.", "thanks.next", "thanks.next_sign"],
            &[
                "thanks.signed_for",
                "thanks.people_",
                "thanks.progress",
                "thanks.all_signed",
            ],
            &["own.keep_"],
            &["message.shown_title", "message.shown_all", "message.write"],
            &["home.further_kicker", "booklet.online"],
            FORM,
            SHARE,
            WAYS,
        ],
        Page::Letter(_) => &[
            &["letter.", "hand.", "posted.", "hint.", "act.", "case.won"],
            FORM,
            STAMP,
        ],
        Page::Message(_) => &[
            &["message.", "act.", "case.won"],
            &["letter.rules_title", "letter.do_title", "letter.dont_title"],
            FORM,
            STAMP,
        ],
        Page::MessageSent(_) => &[&["message.", "case."], WAYS],
        Page::Messages(_) => &[&["message.", "error."], STAMP],
        Page::Sign => &[
            &["sign.", "case.signed", "case.sign_link"],
            &["thanks.all_signed", "own.keep_"],
            FORM,
            STAMP,
        ],
        Page::Thanks => &[AFTER_SIGNING, WAYS, SHARE, STAMP],
        Page::Mailed => &[&["mailed."], AFTER_SIGNING, WAYS, SHARE, STAMP],
        Page::Done(_) => &[
            &["done.", "mailed.code_link", "form.someone_else"],
            WAYS,
            SHARE,
            STAMP,
        ],
        Page::Act => &[
            &["ways.", "home.sign_all", "letter.title", "message.title"],
            STAMP,
            WAYS,
            SHARE,
        ],
        Page::Booklet => &[&["booklet.", "case.won"]],
        Page::Document(crate::page::Document::Partners) => &[&["partners."]],
        Page::NotFound => &[&["not_found."], STAMP],
        Page::Confirm => &[&["confirm.title"]],
        Page::MySigning => &[&[
            "own.title",
            "own.lead",
            "own.receipt",
            "own.receipt_hint",
            "own.show",
        ]],
        Page::Marathons => &[ANSWER],
        Page::Marathon(_) => &[
            &[
                "act.",
                "form.slow",
                "error.summary_title",
                "error.technical",
            ],
            &[
                "share.copy",
                "share.copied",
                "share.copy_failed",
                "share.mail",
            ],
            ANSWER,
        ],
        Page::NewMarathon => &[&["form.optional", "error.summary_title"], ANSWER],
        Page::Document(_) | Page::OrganiseMarathon | Page::Kit(_) | Page::MarathonKit(..) => &[],
    };
    let parts = parts.iter().chain([&EVERYWHERE]);
    parts.flat_map(|keys| keys.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{ActText, LiveText, Text};

    /// A misspelt key would leave out a text without notice.
    #[test]
    fn every_key_stands_for_a_text() {
        let pages = ["/fr", "/fr/sign", "/fr/thanks", "/fr/mailed", "/fr/act"];
        let others = [
            "/fr/booklet",
            "/fr/partners",
            "/fr/confirm",
            "/fr/my-signing",
            "/fr/marathons",
            "/fr/marathons/new",
            "/fr/marathons/aaaaaaaaaaaaaaaaaaaaaaaaaa",
            "/fr/done/letter",
        ];
        let of_cases = ["", "/letter", "/message", "/message-sent", "/messages"];
        let of_cases = of_cases.map(|end| format!("/fr/cases/a{end}"));
        let pages = pages.into_iter().chain(others).map(str::to_owned);
        let pages = pages.chain(of_cases).filter_map(|path| Page::at(&path));
        let keys: Vec<_> = pages
            .chain([(("fr".parse().unwrap()), Page::NotFound)])
            .flat_map(|(_, page)| of_page(&page))
            .chain(NOT_OF_THE_APP.iter().chain(OF_THE_APP).copied())
            .collect();
        assert!(keys.len() > 100);
        for key in keys {
            let all = Text::KEYS.iter().chain(LiveText::KEYS);
            let mut all = all.chain(ActText::KEYS);
            assert!(all.any(|known| is_among(known, &[key])), "{key}");
        }
    }

    #[test]
    fn texts_keep_their_places() {
        let texts = ["A", "B", "C", "D"].map(str::to_owned);
        let keys = ["a.a", "b.one", "b.two", "c.c"];
        assert_eq!(kept(&texts, &keys, &["b.two"]), ["", "", "C"]);
        assert_eq!(kept(&texts, &keys, &["b."]), ["", "B", "C"]);
        assert_eq!(kept(&texts, &keys, &["b"]), Vec::<String>::new());
    }
}
