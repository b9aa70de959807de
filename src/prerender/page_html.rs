//! A page as it is served: trunk's shell, the document's head, the app's first view, the data block.

use anyhow::{Result, anyhow};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use marathon_domain::{Content, Page, Text};

use super::site_files::Shell;
use crate::document;

/// Puts a page together. `complete` is the address of the language's whole content.
pub fn assemble(
    shell: &Shell,
    content: &Content,
    page: &Page,
    app: &str,
    complete: &str,
    public_url: &str,
) -> Result<String> {
    let language = content.language.as_str();
    let direction = content.text(Text::LanguageDirection);
    let title = document::title(content, page);
    let head = head(shell, content, page, &title, public_url);
    let block = data_block(content, page, complete)?;
    let handlers = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", language)?;
            html.set_attribute("dir", direction)?;
            Ok(())
        }))
        .append_element_content_handler(element!("title", |element| {
            element.set_inner_content(&title, ContentType::Text);
            Ok(())
        }))
        .append_element_content_handler(element!("link[rel=stylesheet]", |link| {
            // All styles are in one file, which `head` names.
            link.remove();
            Ok(())
        }))
        .append_element_content_handler(element!("head", |element| {
            element.append(&head, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("body", |body| {
            body.prepend(app, ContentType::Html);
            body.append(&block, ContentType::Html);
            Ok(())
        }));
    rewrite_str(&shell.index, handlers).map_err(|error| anyhow!("the page's shell: {error}"))
}

fn head(shell: &Shell, content: &Content, page: &Page, title: &str, public_url: &str) -> String {
    let address = format!("{public_url}{}", page.path(&content.language));
    let description = document::description(content, page);
    let mut head = format!(
        r#"<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="{style}"><meta name="description" content="{description}">"#,
        font = shell.address("/fonts/barlow-condensed-700.woff2"),
        style = shell.style,
        description = attribute(description),
    );
    if matches!(page, Page::Thanks | Page::NotFound) {
        // Nothing to find there.
        head += r#"<meta name="robots" content="noindex">"#;
        return head;
    }
    head += &format!(r#"<link rel="canonical" href="{}">"#, attribute(&address));
    let kind = if matches!(page, Page::Case(_)) {
        "article"
    } else {
        "website"
    };
    for (property, value) in [
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:url", &address),
        ("og:site_name", content.text(Text::SiteName)),
        ("og:locale", content.language.as_str()),
    ] {
        head += &format!(
            r#"<meta property="{property}" content="{}">"#,
            attribute(value)
        );
    }
    head
}

/// The parts of the content that this page shows, for the app to start from.
fn data_block(content: &Content, page: &Page, complete: &str) -> Result<String> {
    // `<` would be read as HTML by some parsers before the JSON is.
    let json = serde_json::to_string(&content.for_page(page))?.replace('<', "\\u003c");
    Ok(format!(
        r#"<script type="application/json" id="content" data-complete="{complete}">{json}</script>"#
    ))
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}
