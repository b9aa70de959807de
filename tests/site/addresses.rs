//! The addresses for search engines: canonical ones, translations, `sitemap.xml`, `robots.txt`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use marathon_domain::{Content, Page};
use roxmltree::Document;

use crate::{
    built_site::SITE,
    html::{find, only},
};

/// Language and address of each translation.
type Translations = BTreeMap<String, String>;

fn address(content: &Content, page: &Page) -> String {
    format!("{}{}", content.address, page.path(&content.language))
}

fn translations(page: &Page) -> Translations {
    let contents = SITE.contents.iter();
    contents
        .map(|content| (content.language.to_string(), address(content, page)))
        .collect()
}

/// Every page that search engines may list, by its address, including those that the server draws.
fn to_be_found() -> BTreeMap<String, Page> {
    let of_language = |content: &'static Content| {
        let pages = content.pages().into_iter();
        let pages = pages.filter(|page| !page.is_private());
        pages.map(|page| (address(content, &page), page))
    };
    SITE.contents.iter().flat_map(of_language).collect()
}

fn named_translations(html: &str) -> Translations {
    let links = find(html, "link[rel=alternate]");
    let named = |name| move |link: &crate::html::Element| link.attribute(name).map(str::to_owned);
    let pairs = links
        .iter()
        .filter_map(|link| Some((named("hreflang")(link)?, named("href")(link)?)));
    let pairs: Vec<_> = pairs.collect();
    let unique: Translations = pairs.iter().cloned().collect();
    assert_eq!(unique.len(), pairs.len(), "a language twice: {pairs:?}");
    unique
}

#[test]
fn each_page_names_its_own_address() {
    for page in SITE.pages.iter().filter(|page| page.is_to_be_found()) {
        let canonical = only(&page.html, "link[rel=canonical]");
        let address = page.whole_address();
        assert_eq!(canonical.attribute("href"), Some(address.as_str()));
        let shown = only(&page.html, "meta[property='og:url']");
        assert_eq!(shown.attribute("content"), Some(address.as_str()));
        assert!(
            find(&page.html, "meta[name=robots]").is_empty(),
            "{}",
            page.path
        );
    }
}

#[test]
fn pages_after_an_act_or_a_mistake_are_not_to_be_found() {
    for page in SITE.pages.iter().filter(|page| !page.is_to_be_found()) {
        let robots = only(&page.html, "meta[name=robots]");
        assert_eq!(
            robots.attribute("content"),
            Some("noindex"),
            "{}",
            page.path
        );
        let named = find(&page.html, "link[rel=canonical], link[rel=alternate]");
        assert!(named.is_empty(), "{}: {named:?}", page.path);
    }
}

/// Each page names all translations, so all name each.
#[test]
fn each_page_names_all_its_translations() {
    for page in SITE.pages.iter().filter(|page| page.is_to_be_found()) {
        let mut expected = translations(&page.page);
        if page.page == Page::Home {
            expected.insert(
                "x-default".to_owned(),
                format!("{}/", page.content().address),
            );
        }
        assert_eq!(named_translations(&page.html), expected, "{}", page.path);
        assert!(expected.len() >= SITE.contents.len());
    }
}

#[test]
fn the_sitemap_lists_the_pages_to_be_found_and_no_other() {
    let sitemap = fs::read_to_string(SITE.file("/sitemap.xml")).expect("there is a sitemap");
    let sitemap = Document::parse(&sitemap).expect("it is XML");
    let root = sitemap.root_element();
    let namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    assert_eq!(root.tag_name(), (namespace, "urlset").into());
    let expected = to_be_found();
    let mut listed = BTreeSet::new();
    for url in root.children() {
        let of = |name: &'static str| {
            url.children()
                .filter(move |child| child.tag_name().name() == name)
        };
        let address = of("loc")
            .next()
            .and_then(|place| place.text())
            .expect("an address");
        assert!(listed.insert(address.to_owned()), "{address} twice");
        let page = expected.get(address);
        let page = page.unwrap_or_else(|| panic!("{address} is no page"));
        let named = of("link").filter_map(|link| {
            Some((
                link.attribute("hreflang")?.to_owned(),
                link.attribute("href")?.to_owned(),
            ))
        });
        assert_eq!(
            named.collect::<Translations>(),
            translations(page),
            "{address}"
        );
    }
    assert_eq!(listed, expected.into_keys().collect());
}

#[test]
fn robots_may_read_every_page() {
    let robots = fs::read_to_string(SITE.file("/robots.txt")).expect("there is a robots.txt");
    let mut lines = robots.lines();
    assert_eq!(lines.next(), Some("User-agent: *"));
    let sitemap = format!("Sitemap: {}/sitemap.xml", SITE.contents[0].address);
    assert!(robots.lines().any(|line| line == sitemap), "{robots}");
    for kept_out in lines.filter_map(|line| line.strip_prefix("Disallow: ")) {
        let blocked = SITE
            .pages
            .iter()
            .find(|page| page.path.starts_with(kept_out));
        assert!(kept_out.starts_with('/') && blocked.is_none(), "{kept_out}");
    }
}
