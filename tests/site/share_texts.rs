//! The texts to share: they fit each network together with their link, and the links reveal nothing
//! about who shares them.

use std::collections::BTreeMap;

use marathon_domain::{Page, Text};
use url::Url;

use crate::{
    built_site::{BuiltPage, SITE},
    html::find,
};

/// An address of the length that the site may get one day.
const HOST: &str = "https://www.marathon-des-lettres.amnesty.example";
/// X and Mastodon count each link with this length.
const LINK: usize = 23;

/// Source, host, path, and the names of its parameters.
const WAYS: [(&str, &str, &str, &[&str]); 6] = [
    ("whatsapp", "wa.me", "/", &["text"]),
    ("facebook", "www.facebook.com", "/sharer/sharer.php", &["u"]),
    ("telegram", "t.me", "/share/url", &["url", "text"]),
    ("bluesky", "bsky.app", "/intent/compose", &["text"]),
    ("mastodon", "share.joinmastodon.org", "/", &["text"]),
    ("x", "x.com", "/intent/post", &["text", "url"]),
];

fn pages_to_share() -> impl Iterator<Item = &'static BuiltPage> {
    let shared =
        |page: &&BuiltPage| matches!(page.page, Page::Case(_) | Page::Petition(_) | Page::Thanks);
    SITE.pages.iter().filter(shared)
}

/// Where the page's share links lead.
fn links(page: &BuiltPage) -> Vec<Url> {
    let links = find(&page.html, ".share-ways a").into_iter();
    let links = links.map(|link| link.attribute("href").unwrap_or_default().to_owned());
    links
        .map(|link| Url::parse(&link).expect("a whole address"))
        .collect()
}

/// The parameters of a share link: its query, or its fragment, which is sent to nobody.
fn parameters(link: &Url) -> BTreeMap<String, String> {
    let query = link.query().or(link.fragment()).unwrap_or_default();
    let read = Url::parse(&format!("https://read/?{query}")).expect("it is a query");
    read.query_pairs().into_owned().collect()
}

/// The shared text of a page, and the shared address.
fn shared(page: &BuiltPage) -> (String, String) {
    let content = page.content();
    let text = match &page.page {
        Page::Case(slug) | Page::Petition(slug) => content
            .petition(slug)
            .map_or("", |case| case.share.as_str()),
        _ => content.text(Text::ShareSiteText),
    };
    let address = match page.page {
        Page::Thanks => format!(
            "{}{}",
            page.content().address,
            Page::Home.path(&page.language)
        ),
        _ => page.whole_address(),
    };
    (text.to_owned(), address)
}

#[test]
fn each_way_is_a_plain_link_to_its_network() {
    for page in pages_to_share() {
        let (text, address) = shared(page);
        let mut ways = links(page);
        let mail = ways.pop().expect("the last way is by mail");
        assert_eq!(ways.len(), WAYS.len(), "{}", page.path);
        for (way, (source, host, path, names)) in ways.iter().zip(WAYS) {
            assert_eq!(
                (way.scheme(), way.host_str(), way.path()),
                ("https", Some(host), path)
            );
            let parameters = parameters(way);
            let mut expected = names.to_vec();
            expected.sort_unstable();
            assert_eq!(parameters.keys().collect::<Vec<_>>(), expected, "{way}");
            let link = format!("{address}?source={source}");
            let posted = match parameters.get("url").or(parameters.get("u")) {
                Some(url) => {
                    assert_eq!(*url, link);
                    parameters.get("text").map(|text| format!("{text} {url}"))
                }
                None => parameters.get("text").cloned(),
            };
            // Facebook takes no text.
            let expected = (source != "facebook").then(|| format!("{text} {link}"));
            assert_eq!(posted, expected, "{way}");
        }
        assert_eq!((mail.scheme(), mail.path()), ("mailto", ""));
        let parameters = parameters(&mail);
        assert_eq!(parameters.keys().collect::<Vec<_>>(), ["body", "subject"]);
        assert_eq!(parameters["body"], format!("{text} {address}?source=mail"));
        assert!(!parameters["subject"].contains(['\r', '\n', '{']));
    }
}

#[test]
fn texts_fit_with_their_links() {
    assert!(
        HOST.strip_prefix("https://")
            .is_some_and(|host| host.len() == 40)
    );
    for page in pages_to_share() {
        let (text, address) = shared(page);
        assert_ne!(text, "", "{}", page.path);
        assert!(
            !text.contains("http"),
            "{}: the link comes by itself",
            page.path
        );
        let x = weight_on_x(&text) + 1 + LINK;
        assert!(x <= 280, "{}: {x} on X: {text}", page.path);
        let mastodon = text.chars().count() + 1 + LINK;
        assert!(mastodon <= 500, "{}: {mastodon} on Mastodon", page.path);
        // Bluesky counts graphemes, of which there are never more than characters, and the whole link.
        let link = address.replace(&page.content().address, HOST) + "?source=bluesky";
        let bluesky = text.chars().count() + 1 + link.chars().count();
        assert!(
            bluesky <= 300,
            "{}: {bluesky} on Bluesky: {text}",
            page.path
        );
    }
}

/// As X counts: letters of most alphabets and common punctuation are one, everything else is two.
fn weight_on_x(text: &str) -> usize {
    let weight = |letter: char| match u32::from(letter) {
        0..=0x10FF | 0x2000..=0x200D | 0x2010..=0x201F | 0x2032..=0x2037 => 1,
        _ => 2,
    };
    text.chars().map(weight).sum()
}
