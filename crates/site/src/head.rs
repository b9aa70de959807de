//! What stands in a page's head for browsers, search engines and share previews.

use marathon_app::page_head;
use marathon_domain::{Case, Content, Document, Page, Text};
use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

use crate::{share_picture, site_files::Shell};

/// The elements that are added to the shell's own.
pub fn head(
    shell: &Shell,
    contents: &[Content],
    content: &Content,
    page: &Page,
    title: &str,
) -> String {
    let description = page_head::description(content, page);
    let to_find = !page.is_private();
    let head = html! {
        @for font in fonts(content) {
            link rel="preload" href=(font) as="font" type="font/woff2" crossorigin;
        }
        link rel="stylesheet" href=(shell.style);
        link rel="manifest" href={ "/" (content.language) "/site.webmanifest" };
        meta name="description" content=(description);
        @if to_find {
            (addresses(content, page))
            (preview(content, page, title, &description))
            (locales(contents, content))
            (oembed(content, page, title))
            script type="application/ld+json" { (PreEscaped(structured(content, page, title, &description))) }
        } @else {
            meta name="robots" content="noindex";
        }
        @if *page == Page::Document(Document::Partners) {
            // What partners put into their pages, for the preview.
            script src="/embed.js" async {}
            script src="/embed/partners.js" defer {}
        }
    };
    head.into_string()
}

/// The headlines' face in the page's language.
pub fn fonts(content: &Content) -> &'static [&'static str] {
    if content.language.as_str() == "ar" {
        &["/fonts/cairo-700.woff2", "/fonts/cairo-700-figures.woff2"]
    } else {
        &["/fonts/barlow-condensed-700.woff2"]
    }
}

/// Where a site that shows pages by their address finds the petition.
fn oembed(content: &Content, page: &Page, title: &str) -> Markup {
    let has_form = matches!(page, Page::Case(_) | Page::Petition(_) | Page::Sign);
    let own = format!("{}{}", content.address, page.path(&content.language));
    let own: String = form_urlencoded::byte_serialize(own.as_bytes()).collect();
    html! {
        @if has_form {
            link rel="alternate" type="application/json+oembed" title=(title)
                href={ (content.address) "/api/v1/oembed?format=json&url=" (own) };
        }
    }
}

/// The page's one address, and the same page in each language.
fn addresses(content: &Content, page: &Page) -> Markup {
    let address = |language| format!("{}{}", content.address, page.path(language));
    html! {
        link rel="canonical" href=(address(&content.language));
        @for (language, _) in &content.languages {
            link rel="alternate" hreflang=(language) href=(address(language));
        }
        @if *page == Page::Home {
            // The bare address leads to the reader's own language.
            link rel="alternate" hreflang="x-default" href={ (content.address) "/" };
        }
    }
}

fn preview(content: &Content, page: &Page, title: &str, description: &str) -> Markup {
    let kind = if case_of(content, page).is_some() {
        "article"
    } else {
        "website"
    };
    let picture = share_picture::address(content, page);
    let alt = case_of(content, page).map_or(content.text(Text::SiteName), |case| &case.alt);
    let properties = [
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        (
            "og:url",
            &format!("{}{}", content.address, page.path(&content.language)),
        ),
        ("og:site_name", content.text(Text::SiteName)),
        ("og:image", &picture),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", alt),
    ];
    html! {
        @for (property, value) in properties { meta property=(property) content=(value); }
        meta name="twitter:card" content="summary_large_image";
    }
}

/// The language of the preview, and those in which there is the same, each as the protocol names it.
fn locales(contents: &[Content], content: &Content) -> Markup {
    let others = contents
        .iter()
        .filter(|other| other.language != content.language);
    html! {
        meta property="og:locale" content=(content.text(Text::LanguageShareLocale));
        @for other in others {
            meta property="og:locale:alternate" content=(other.text(Text::LanguageShareLocale));
        }
    }
}

fn case_of<'a>(content: &'a Content, page: &Page) -> Option<&'a Case> {
    match page {
        Page::Case(slug) => content.case(slug),
        Page::Petition(slug) => content.further(slug),
        _ => None,
    }
}

/// JSON-LD: what the page is, in the words of schema.org.
fn structured(content: &Content, page: &Page, title: &str, description: &str) -> String {
    let home = format!("{}{}", content.address, Page::Home.path(&content.language));
    let site = json!({ "@type": "WebSite", "@id": home, "name": content.text(Text::SiteName) });
    let data: Value = match case_of(content, page) {
        Some(case) => json!({
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": case.headline,
            "about": case.name,
            "description": description,
            "inLanguage": content.language.as_str(),
            "datePublished": case.facts_as_of,
            "image": share_picture::address(content, page),
            "url": format!("{}{}", content.address, page.path(&content.language)),
            "isPartOf": site,
        }),
        None => json!({
            "@context": "https://schema.org",
            "@type": if *page == Page::Home { "WebSite" } else { "WebPage" },
            "name": title,
            "description": description,
            "inLanguage": content.language.as_str(),
            "url": format!("{}{}", content.address, page.path(&content.language)),
        }),
    };
    data.to_string().replace('<', "\\u003c")
}
