//! A page's head for browsers, search engines and share previews.

use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::custom_attribute;
use marathon_domain::{Case, Content, Document as Written, Language, Page, Text, percent_encoded};
use serde_json::{Value, json};

use crate::page_head;

/// The head of one page.
pub struct Head<'a> {
    pub content: &'a Content,
    pub page: &'a Page,
    /// The query of its address: empty, or from the `?` on.
    pub query: &'a str,
    /// The name of each language in previews.
    pub locales: &'a [(Language, String)],
    /// The document's title, if it is not the page's own.
    pub title: Option<String>,
    /// Whether search engines may index it.
    pub may_be_found: bool,
}

impl Head<'_> {
    /// The title and the other elements of the head.
    pub fn html(&self) -> String {
        let (content, page) = (self.content, self.page);
        let title = self.title();
        let description = page_head::description(content, page).into_owned();
        let manifest = format!("/{}/site.webmanifest", content.language);
        let robots =
            (!self.may_be_found).then(|| view! { <meta name="robots" content="noindex" /> });
        let for_everybody = self.may_be_found.then(|| {
            let json = structured(content, page, &title, &description);
            view! {
                {self.addresses()}
                {preview(content, page, &title, &description)}
                {locales(content, self.locales)}
                {oembed(content, page, title.clone())}
                <script type="application/ld+json">{json}</script>
            }
        });
        // The script that partners put into their pages, for the preview.
        let scripts = (*page == Page::Document(Written::Partners)).then(|| {
            let partners = content.asset("embed/partners.js");
            let preview = content.asset("embed/preview.js");
            view! {
                <script src=preview async=true></script>
                <script src=partners defer=true></script>
            }
        });
        view! {
            <title>{title}</title>
            {fonts(content)}
            <link rel="stylesheet" href=content.asset("style.css") />
            <link rel="manifest" href=manifest />
            <meta name="description" content=description />
            {for_everybody}
            {robots}
            {scripts}
        }
        .to_html()
    }

    fn title(&self) -> String {
        match &self.title {
            Some(title) => page_head::titled(self.content, title),
            None => page_head::title(self.content, self.page),
        }
    }

    /// The page's one address, and the same page in each language.
    fn addresses(&self) -> impl IntoView + use<> {
        let content = self.content;
        let address =
            |language| [&content.address, &*self.page.path(language), self.query].concat();
        let languages = content.languages.iter().map(|(language, _)| {
            let code = language.to_string();
            view! { <link rel="alternate" hreflang=code href=address(language) /> }
        });
        // The bare address leads to the reader's own language.
        let any = (*self.page == Page::Home).then(|| {
            let bare = format!("{}/", content.address);
            view! { <link rel="alternate" hreflang="x-default" href=bare /> }
        });
        view! {
            <link rel="canonical" href=address(&content.language) />
            {languages.collect_view()}
            {any}
        }
    }
}

/// The typeface of headlines in the page's language.
pub fn fonts(content: &Content) -> impl IntoView + use<> {
    let names: &[&str] = if content.language.as_str() == "ar" {
        &["fonts/cairo-700.woff2", "fonts/cairo-700-figures.woff2"]
    } else {
        &["fonts/barlow-condensed-700.woff2"]
    };
    let fonts = names.iter().map(|name| {
        let address = content.asset(name);
        view! { <link rel="preload" href=address type="font/woff2" crossorigin="" /> }
            .add_any_attr(custom_attribute("as", "font"))
    });
    fonts.collect_view()
}

/// The link by which a site finds the petition's oEmbed.
fn oembed(content: &Content, page: &Page, title: String) -> impl IntoView + use<> {
    let has_form = matches!(page, Page::Case(_) | Page::Petition(_) | Page::Sign);
    has_form.then(|| {
        let own = percent_encoded(&format!(
            "{}{}",
            content.address,
            page.path(&content.language)
        ));
        let address = format!("{}/api/v1/oembed?format=json&url={own}", content.address);
        view! { <link rel="alternate" type="application/json+oembed" title=title href=address /> }
    })
}

fn preview(
    content: &Content,
    page: &Page,
    title: &str,
    description: &str,
) -> impl IntoView + use<> {
    let case = case_of(content, page);
    let kind = if case.is_some() { "article" } else { "website" };
    let alt = case.map_or(content.text(Text::SiteName), |case| &case.alt);
    let address = format!("{}{}", content.address, page.path(&content.language));
    let properties = [
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:url", &address),
        ("og:site_name", content.text(Text::SiteName)),
        ("og:image", &picture(content, page)),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", alt),
    ];
    let properties = properties.map(|(name, value)| property(name, value));
    view! {
        {properties.into_iter().collect_view()}
        <meta name="twitter:card" content="summary_large_image" />
    }
}

/// The language of the preview, and the other languages of the page, as the protocol names them.
fn locales(content: &Content, all: &[(Language, String)]) -> impl IntoView + use<> {
    let others = all
        .iter()
        .filter(|(language, _)| *language != content.language)
        .map(|(_, locale)| property("og:locale:alternate", locale));
    view! {
        {property("og:locale", content.text(Text::LanguageShareLocale))}
        {others.collect_view()}
    }
}

fn property(name: &'static str, value: &str) -> impl IntoView + use<> {
    let value = value.to_owned();
    view! { <meta content=value /> }.add_any_attr(custom_attribute("property", name))
}

/// The address of the picture that social networks show beside a shared link.
fn picture(content: &Content, page: &Page) -> String {
    let name = match page {
        Page::Case(slug) | Page::Petition(slug) => slug.as_str(),
        _ => "site",
    };
    format!("{}/share/{}/{name}.png", content.address, content.language)
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
            "image": picture(content, page),
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
    // A script's text is not escaped.
    data.to_string().replace('<', "\\u003c")
}
