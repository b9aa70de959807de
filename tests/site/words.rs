//! The words of each language: all translated, all filled in.

use std::collections::BTreeMap;

use marathon_domain::Page;

use crate::{
    built_site::{BuiltPage, SITE},
    html::{blocks, find},
};

/// Shorter ones may well be the same word in two languages, or a name.
const A_SENTENCE: usize = 24;

/// The words beside the text that are read or heard: attributes and the head.
pub fn spoken(page: &BuiltPage) -> Vec<String> {
    let mut words = Vec::new();
    for name in ["alt", "aria-label", "title", "placeholder"] {
        let elements = find(&page.html, &format!("[{name}]"));
        words.extend(
            elements
                .iter()
                .filter_map(|element| element.attribute(name))
                .map(str::to_owned),
        );
    }
    let head = find(&page.html, "meta[name=description], meta[property^='og:']");
    words.extend(
        head.iter()
            .filter_map(|meta| meta.attribute("content"))
            .map(str::to_owned),
    );
    words.extend(
        find(&page.html, "title")
            .into_iter()
            .map(|title| title.text),
    );
    words
}

#[test]
fn no_placeholder_is_left() {
    for page in &SITE.pages {
        for words in blocks(&page.html).into_iter().chain(spoken(page)) {
            assert!(!words.contains(['{', '}']), "{}: {words}", page.path);
        }
    }
}

/// "Écrire pour les trois de l’El Hiblu", not "pour Les trois".
#[test]
fn a_name_within_a_sentence_has_its_small_letter() {
    let mut differing = 0;
    for page in &SITE.pages {
        let Page::Letter(slug) = &page.page else {
            continue;
        };
        let content = SITE.contents.iter();
        let mut content = content.filter(|content| content.language == page.language);
        let case = content.next().and_then(|content| content.case(slug));
        let case = case.unwrap_or_else(|| panic!("{} is about nobody", page.path));
        differing += usize::from(case.name != case.name_within());
        for title in find(&page.html, "h1, title") {
            assert!(title.text.contains(case.name_within()), "{}", title.text);
        }
    }
    assert!(differing > 0, "else this proves nothing");
}

/// Headings, sentences and labels of a page differ between languages. Only names stay the same, and
/// they are in `bdi`.
#[test]
fn nothing_is_left_untranslated() {
    let first = &SITE.contents[0].language;
    for page in SITE.pages.iter().filter(|page| page.language == *first) {
        let mut said: BTreeMap<String, &str> = BTreeMap::new();
        for translation in SITE.translations(&page.page) {
            let names = names(translation);
            let mut words = blocks(&translation.html);
            words.extend(spoken(translation));
            words.retain(|words| words.chars().count() >= A_SENTENCE && words.contains(' '));
            let headings = find(&translation.html, "h1, h2, h3");
            words.extend(
                headings
                    .into_iter()
                    .map(|heading| heading.text.trim().to_owned()),
            );
            words.retain(|words| !words.contains("://") && !names.contains(words));
            for words in words {
                let before = said.entry(words.clone()).or_insert(&translation.path);
                assert_eq!(*before, translation.path, "{words}");
            }
        }
    }
}

fn names(page: &BuiltPage) -> Vec<String> {
    let names = find(&page.html, "bdi")
        .into_iter()
        .map(|name| name.text.trim().to_owned());
    let sections = page
        .content()
        .sections
        .iter()
        .map(|section| section.name.clone());
    names.chain(sections).collect()
}
