//! What share previews, search engines and home screens show of a page.

use std::fs;

use marathon_domain::Page;
use serde_json::Value;

use crate::{
    built_site::{BuiltPage, SITE},
    html::{find, only},
};

/// Width and height of a PNG, from its first chunk.
fn png_size(address: &str) -> (u32, u32) {
    let bytes = fs::read(SITE.file(address)).unwrap_or_else(|error| panic!("{address}: {error}"));
    assert!(
        bytes.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        "{address} is no PNG"
    );
    let number = |from: usize| {
        let bytes: [u8; 4] = bytes[from..from + 4].try_into().expect("four bytes");
        u32::from_be_bytes(bytes)
    };
    (number(16), number(20))
}

fn property(page: &BuiltPage, name: &str) -> String {
    let meta = only(&page.html, &format!("meta[property='{name}']"));
    let content = meta.attribute("content").unwrap_or_default();
    assert_ne!(content, "", "{}: {name}", page.path);
    content.to_owned()
}

#[test]
fn each_page_has_a_picture_for_previews() {
    for page in SITE.pages.iter().filter(|page| page.is_to_be_found()) {
        let picture = property(page, "og:image");
        let address = picture
            .strip_prefix(&page.content().address)
            .expect("a whole address");
        assert_eq!(png_size(address), (1200, 630), "{address}");
        let size = (
            property(page, "og:image:width"),
            property(page, "og:image:height"),
        );
        assert_eq!(size, ("1200".to_owned(), "630".to_owned()));
        let in_language = format!("/share/{}/", page.language);
        assert!(
            address.starts_with(&in_language),
            "{}: {address}",
            page.path
        );
        if let Page::Case(slug) | Page::Petition(slug) = &page.page {
            assert!(address.contains(slug.as_str()), "{}: {address}", page.path);
        }
        property(page, "og:image:alt");
    }
}

#[test]
fn previews_say_what_the_page_says() {
    for page in SITE.pages.iter().filter(|page| page.is_to_be_found()) {
        assert_eq!(property(page, "og:title"), only(&page.html, "title").text);
        let description = only(&page.html, "meta[name=description]");
        assert_eq!(
            Some(property(page, "og:description").as_str()),
            description.attribute("content")
        );
    }
}

/// The protocol only knows languages with their territory.
#[test]
fn previews_name_their_language_and_the_others() {
    let languages = ["fr", "en", "es", "ar"];
    let locales = ["fr_FR", "en_GB", "es_ES", "ar_AR"];
    for page in SITE.pages.iter().filter(|page| page.is_to_be_found()) {
        let own = property(page, "og:locale");
        let place = locales.iter().position(|locale| *locale == own);
        let language = place.map(|place| languages[place]);
        assert_eq!(language, Some(page.language.as_str()), "{}", page.path);
        let others = find(&page.html, "meta[property='og:locale:alternate']");
        let others: Vec<_> = others
            .iter()
            .filter_map(|meta| meta.attribute("content"))
            .collect();
        let expected: Vec<_> = locales.into_iter().filter(|other| *other != own).collect();
        assert_eq!(others, expected, "{}", page.path);
    }
}

#[test]
fn structured_data_is_json_about_this_page() {
    for page in SITE.pages.iter().filter(|page| page.is_to_be_found()) {
        let script = only(&page.html, "script[type='application/ld+json']").text;
        let data: Value = serde_json::from_str(&script).expect("it is JSON");
        assert_eq!(data["@context"], "https://schema.org", "{}", page.path);
        assert_eq!(data["url"], page.whole_address());
        assert_eq!(data["inLanguage"], page.language.as_str());
        let kind = match &page.page {
            Page::Case(_) | Page::Petition(_) => "Article",
            Page::Home => "WebSite",
            _ => "WebPage",
        };
        assert_eq!(data["@type"], kind, "{}", page.path);
        if kind == "Article" {
            assert_eq!(data["image"], property(page, "og:image"));
            assert!(
                data["headline"]
                    .as_str()
                    .is_some_and(|words| words.chars().count() <= 110)
            );
        }
    }
}

#[test]
fn the_manifest_names_icons_that_are_there() {
    for page in SITE.pages.iter().filter(|page| page.page == Page::Home) {
        let manifest = only(&page.html, "link[rel=manifest]");
        let manifest = manifest.attribute("href").expect("it has an address");
        let manifest = fs::read(SITE.file(manifest)).expect("the manifest is there");
        let manifest: Value = serde_json::from_slice(&manifest).expect("it is JSON");
        assert_eq!(manifest["start_url"], page.path);
        assert_eq!(manifest["lang"], page.language.as_str());
        assert_eq!(
            Some(manifest["dir"].as_str().unwrap_or_default()),
            only(&page.html, "html").attribute("dir")
        );
        let icons = manifest["icons"].as_array().expect("it has icons");
        for size in ["192x192", "512x512"] {
            assert!(icons.iter().any(|icon| icon["sizes"] == size), "{size}");
        }
        for icon in icons {
            let address = icon["src"].as_str().expect("an icon has an address");
            if icon["type"] == "image/png" {
                let (width, height) = png_size(address);
                assert_eq!(icon["sizes"], format!("{width}x{height}"), "{address}");
            } else {
                assert!(SITE.file(address).exists(), "{address}");
            }
        }
        for icon in find(&page.html, "link[rel~=icon], link[rel=apple-touch-icon]") {
            let address = icon.attribute("href").unwrap_or_default();
            assert!(SITE.file(address).exists(), "{address}");
        }
    }
}
