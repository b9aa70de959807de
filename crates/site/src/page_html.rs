//! A page as it is served: trunk's shell, the document's head, what the app draws first, the data block.

use std::sync::Arc;

use anyhow::{Result, anyhow};
use lol_html::{RewriteStrSettings, element, html_content::ContentType, rewrite_str};
use marathon_app::{
    draw::{Drawn, draw},
    page_head,
};
use marathon_domain::{Content, Document, Language, Page, PageData, Text, to_lines};

use crate::{head, node_count::node_count, site_files::Shell, templates::template};

/// What the pages of one build have in common.
pub struct Pages {
    /// The name of the build, of which each page is told.
    pub build: String,
    /// The address of the whole content of each language.
    pub files: Vec<(Language, String)>,
}

impl Pages {
    /// Puts a page together.
    pub fn assemble(
        &self,
        shell: &Shell,
        contents: &[Content],
        content: &Arc<Content>,
        page: &Page,
    ) -> Result<String> {
        let title = page_head::title(content, page);
        let direction = content.text(Text::LanguageDirection);
        let head = head::head(shell, contents, content, page, &title);
        let body = self.body(content, page);
        let handlers = RewriteStrSettings::new()
            .append_element_content_handler(element!("html", |html| {
                html.set_attribute("lang", content.language.as_str())?;
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
            .append_element_content_handler(element!("script, link[rel=app]", |app| {
                if !has_app(page) {
                    app.remove();
                }
                Ok(())
            }))
            .append_element_content_handler(element!("head", |element| {
                element.append(&head, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("body", |element| {
                // In the shell it is empty, for the development server.
                element.set_inner_content(&body, ContentType::Html);
                Ok(())
            }));
        let html = rewrite_str(&shell.index, handlers)
            .map_err(|error| anyhow!("the page's shell: {error}"))?;
        Ok(shell.with_hashed_names(html))
    }

    /// Nothing stands between the tags of the three roots and what was drawn: the app counts nodes.
    fn body(&self, content: &Arc<Content>, page: &Page) -> String {
        let template = template(content, page);
        // By the server, or by the script of the page for partners.
        let is_changed = template.is_some() || *page == Page::Document(Document::Partners);
        let drawn = draw(content, page, template);
        let Drawn {
            header,
            main,
            footer,
        } = &drawn;
        let roots = format!(
            r#"<header class="site-header" id="top">{header}</header><main id="main" tabindex="-1">{main}</main><footer class="site-footer" id="foot">{footer}</footer>"#
        );
        if !has_app(page) {
            return format!(r#"<div id="app">{roots}</div>"#);
        }
        let data = PageData {
            build: self.build.clone(),
            files: self.files.clone(),
            nodes: (
                node_count(header),
                if is_changed { 0 } else { node_count(main) },
                node_count(footer),
            ),
            content: content.for_page(page),
        };
        let data = to_lines(&data);
        format!(
            r#"<div id="app" class="pending">{roots}</div><script type="text/plain" id="content">{data}</script>"#
        )
    }
}

/// Confirming is plain forms: no app may hold the secret of its address.
fn has_app(page: &Page) -> bool {
    *page != Page::Confirm
}
