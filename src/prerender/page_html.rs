//! A page as it is served: trunk's shell, the document's head, the app's first view, the data block.

use anyhow::{Result, anyhow};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use marathon_domain::{Content, Page, SiteData};

use super::{head, render, site_files::Shell};
use crate::pages;

/// Puts a page together.
pub fn assemble(shell: &Shell, content: &Content, page: &Page) -> Result<String> {
    let shown = pages::draw(content, page.clone(), &page.path(&content.language));
    let (title, direction) = (shown.title.clone(), shown.direction.clone());
    let head = head::head(shell, content, page, &title);
    let block = data_block(&shown.data)?;
    let app = render::to_html(shown)?;
    let handlers = RewriteStrSettings::new()
        .append_element_content_handler(element!("html", |html| {
            html.set_attribute("lang", content.language.as_str())?;
            html.set_attribute("dir", &direction)?;
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
            body.prepend(&app, ContentType::Html);
            body.append(&block, ContentType::Html);
            Ok(())
        }));
    let html = rewrite_str(&shell.index, handlers)
        .map_err(|error| anyhow!("the page's shell: {error}"))?;
    Ok(shell.with_hashed_names(html))
}

/// What the app starts from, beside the markup.
fn data_block(data: &SiteData) -> Result<String> {
    // `<` would be read as HTML by some parsers before the JSON is.
    let json = serde_json::to_string(data)?.replace('<', "\\u003c");
    Ok(format!(
        r#"<script type="application/json" id="content">{json}</script>"#
    ))
}
