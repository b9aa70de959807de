//! Every link within the site leads somewhere, and every file that a page names is there.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use marathon_domain::{Content, Page};

use crate::{built_site::SITE, html::find};

/// The ids of each page, by its address.
static PLACES: LazyLock<BTreeMap<&str, BTreeSet<String>>> = LazyLock::new(|| {
    let places = SITE.pages.iter().map(|page| {
        let mut ids = BTreeSet::new();
        for element in find(&page.html, "[id]") {
            let id = element.attribute("id").unwrap_or_default().to_owned();
            assert!(ids.insert(id), "{}: {element:?} twice", page.path);
        }
        (page.path.as_str(), ids)
    });
    places.collect()
});

#[test]
fn links_lead_to_pages_and_to_places_in_them() {
    let mut fragments = 0;
    for page in &SITE.pages {
        for link in find(&page.html, "a[href]") {
            let href = link.attribute("href").unwrap_or_default();
            if !href.is_empty() && !href.starts_with(['/', '#']) {
                continue;
            }
            let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
            let target = if path.is_empty() {
                Some(page)
            } else {
                SITE.page(path)
            };
            let Some(target) = target else {
                assert!(is_drawn(path), "{}: {href} is no page", page.path);
                continue;
            };
            if !fragment.is_empty() {
                fragments += 1;
                assert!(
                    PLACES[target.path.as_str()].contains(fragment),
                    "{}: {href} is no place",
                    page.path
                );
            }
        }
    }
    assert!(
        fragments > SITE.pages.len(),
        "each page has a link to its content"
    );
}

/// Whether the server has such a page.
fn is_drawn(path: &str) -> bool {
    let Some((language, page)) = Page::at(path) else {
        return false;
    };
    let mut contents = SITE.contents.iter();
    let content = contents.find(|content| content.language == language);
    let is_there = |content: &Content| content.knows(&page) || !page.is_of_the_app();
    page.is_drawn_on_request() && content.is_some_and(is_there)
}

#[test]
fn links_to_other_sites_are_safe_and_whole() {
    for page in &SITE.pages {
        for link in find(&page.html, "a[href]") {
            let href = link.attribute("href").unwrap_or_default();
            if href.is_empty() || href.starts_with(['/', '#']) || href.starts_with("mailto:") {
                continue;
            }
            assert!(href.starts_with("https://"), "{}: {href}", page.path);
            assert!(
                !href.starts_with(&page.content().address),
                "{}: {href} is our own",
                page.path
            );
        }
    }
}

#[test]
fn labels_and_descriptions_name_elements_of_their_page() {
    for page in &SITE.pages {
        for name in [
            "for",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
        ] {
            for element in find(&page.html, &format!("[{name}]")) {
                for id in element.attribute(name).unwrap_or_default().split(' ') {
                    assert!(
                        PLACES[page.path.as_str()].contains(id),
                        "{}: {} {name}={id}",
                        page.path,
                        element.name
                    );
                }
            }
        }
    }
}

#[test]
fn files_that_pages_name_are_there() {
    let named = "link[href], script[src], img[src], source[src], image[href], use[href]";
    for page in &SITE.pages {
        for element in find(&page.html, named) {
            let address = element
                .attribute("src")
                .or_else(|| element.attribute("href"));
            let address = address.unwrap_or_default();
            if address.starts_with('/') && !address.starts_with("/api/") {
                let file = address.split('#').next().unwrap_or_default();
                assert!(SITE.file(file).is_file(), "{}: {address}", page.path);
            }
        }
    }
}
