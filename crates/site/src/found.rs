//! Files for search engines and home screens: `sitemap.xml`, `robots.txt`, a web manifest for each
//! language.

use std::path::Path;

use anyhow::Result;
use marathon_domain::{Content, Page, Text};
use maud::{PreEscaped, html};
use serde_json::json;

use crate::site_files::{self, Built};

/// Writes all of them.
pub fn write(out: &Path, shell: &Built, contents: &[Content]) -> Result<()> {
    let Some(first) = contents.first() else {
        return Ok(());
    };
    let address = &first.address;
    let robots = format!("User-agent: *\nDisallow: /api/\nSitemap: {address}/sitemap.xml\n");
    site_files::write(&out.join("robots.txt"), robots.as_bytes())?;
    let sitemap = sitemap(contents, &first.pages());
    site_files::write(&out.join("sitemap.xml"), sitemap.as_bytes())?;
    for content in contents {
        let manifest = shell.with_hashed_names(manifest(content));
        let file = format!("{}/site.webmanifest", content.language);
        site_files::write(&out.join(file), manifest.as_bytes())?;
    }
    Ok(())
}

/// Every page in every language, each with its translations.
fn sitemap(contents: &[Content], pages: &[Page]) -> String {
    let address = |content: &Content, page: &Page| {
        format!("{}{}", content.address, page.path(&content.language))
    };
    let urls = html! {
        @for page in pages.iter().filter(|page| !page.is_private()) {
            @for content in contents {
                url {
                    loc { (address(content, page)) }
                    @for other in contents {
                        (PreEscaped(format!(
                            r#"<xhtml:link rel="alternate" hreflang="{}" href="{}"/>"#,
                            other.language,
                            address(other, page)
                        )))
                    }
                }
            }
        }
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">{}</urlset>"#,
        urls.into_string()
    )
}

fn manifest(content: &Content) -> String {
    let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose });
    let png = "image/png";
    json!({
        "name": content.text(Text::SiteName),
        "short_name": content.text(Text::SiteName),
        "description": content.text(Text::SiteDescription),
        "lang": content.language.as_str(),
        "dir": content.text(Text::LanguageDirection),
        "start_url": Page::Home.path(&content.language),
        "scope": "/",
        "display": "standalone",
        "background_color": "#fffcf5",
        "theme_color": "#ffd21f",
        "icons": [
            icon("/icons/icon.svg", "any", "image/svg+xml", "any"),
            icon("/icons/icon-192.png", "192x192", png, "any"),
            icon("/icons/icon-512.png", "512x512", png, "any"),
            icon("/icons/icon-maskable-512.png", "512x512", png, "maskable"),
        ],
    })
    .to_string()
}
