//! The pages that exist, and what each consists of.

use std::{collections::BTreeSet, fs, path::Path};

use marathon_domain::{Content, EmbedPage, EmbedState, Embedded, Text};

use crate::{
    built_site::SITE,
    html::{find, only},
};

/// The least length of a page's own text, without header and footer: longer than a heading.
const NOT_EMPTY: usize = 150;
/// How much of a description search engines show.
const DESCRIPTION: usize = 160;

#[test]
fn every_page_is_there_in_every_language_and_no_other() {
    let languages: Vec<_> = SITE
        .contents
        .iter()
        .map(|content| content.language.as_str())
        .collect();
    assert_eq!(languages, ["fr", "en", "es", "ar"]);
    for content in &SITE.contents {
        let sizes = (
            content.cases.len(),
            content.further.len(),
            content.documents.len(),
        );
        assert_eq!(sizes, (10, 1, 5), "{}", content.language);
    }
    let pages = SITE.pages.iter();
    let expected: BTreeSet<_> = pages
        .map(|page| format!("{}.html", page.path))
        .chain(SITE.contents.iter().flat_map(embedded))
        .collect();
    let mut found = BTreeSet::new();
    collect(&SITE.file("/"), "", &mut found);
    assert_eq!(found, expected);
}

/// The pages for frames on other sites: of each section, for each petition and for all, in each state.
fn embedded(content: &Content) -> Vec<String> {
    let cases = content.cases.iter().chain(&content.further);
    let petitions = cases.map(|case| Embedded::Petition(case.slug.clone()));
    let mut files = Vec::new();
    for shown in petitions.chain([Embedded::All]) {
        for section in &content.sections {
            for state in EmbedState::ALL {
                let page = EmbedPage {
                    section: section.code.clone(),
                    language: content.language.clone(),
                    shown: shown.clone(),
                    state,
                };
                files.push(format!("/{}", page.file()));
            }
        }
    }
    files
}

fn collect(folder: &Path, address: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder)
        .expect("the site is readable")
        .flatten()
    {
        let address = format!("{address}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &address, found);
        } else if address.ends_with(".html") {
            found.insert(address);
        }
    }
}

#[test]
fn no_page_is_empty() {
    for page in &SITE.pages {
        let main = only(&page.html, "main").text;
        assert!(main.chars().count() > NOT_EMPTY, "{}: {main}", page.path);
        for heading in find(&page.html, "h1, h2, h3, title") {
            assert_ne!(heading.text.trim(), "", "{}: {}", page.path, heading.name);
        }
        assert_eq!(find(&page.html, "main h1").len(), 1, "{}", page.path);
    }
}

#[test]
fn each_page_says_its_language_and_direction() {
    for page in &SITE.pages {
        let root = only(&page.html, "html");
        assert_eq!(
            root.attribute("lang"),
            Some(page.language.as_str()),
            "{}",
            page.path
        );
        let direction = if page.language.as_str() == "ar" {
            "rtl"
        } else {
            "ltr"
        };
        assert_eq!(root.attribute("dir"), Some(direction), "{}", page.path);
        assert_eq!(page.text(Text::LanguageDirection), direction);
    }
}

#[test]
fn titles_and_descriptions_tell_pages_apart() {
    let mut titles = BTreeSet::new();
    let mut descriptions = BTreeSet::new();
    for page in SITE.pages.iter().filter(|page| page.is_to_be_found()) {
        let title = only(&page.html, "title").text;
        assert!(titles.insert(title.clone()), "{}: {title}", page.path);
        let description = only(&page.html, "meta[name=description]");
        let description = description.attribute("content").unwrap_or_default();
        let length = description.chars().count();
        assert!(
            (40..=DESCRIPTION).contains(&length),
            "{}: {length} characters: {description}",
            page.path
        );
        assert!(
            descriptions.insert(description.to_owned()),
            "{}: {description}",
            page.path
        );
    }
}
