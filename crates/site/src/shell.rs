//! What all pages have in common, taken from trunk's output.

use anyhow::{Context, Result, anyhow};
use lol_html::{RewriteStrSettings, element, rewrite_str};
use marathon_app::draw::Shell;
use marathon_domain::{Content, Language, Text};

use crate::site_files::Built;

/// The shell of this build's pages.
pub fn shell(
    built: &Built,
    contents: &[Content],
    build: String,
    files: Vec<(Language, String)>,
) -> Result<Shell> {
    let locale = |content: &Content| {
        let name = content.text(Text::LanguageShareLocale).to_owned();
        (content.language.clone(), name)
    };
    Ok(Shell {
        build,
        files,
        locales: contents.iter().map(locale).collect(),
        // Each page has a title of its own, and all styles are in one file.
        head: built.with_hashed_names(head_without(
            &built.index,
            &[LOADS_THE_APP, "title", "link[rel=stylesheet]"],
        )?),
        app: head_without(&built.index, &["meta", "title", "link:not([rel=app])"])?,
    })
}

const LOADS_THE_APP: &str = "script, link[rel=app]";

/// The head of a document without some elements, on one line.
fn head_without(html: &str, left_out: &[&str]) -> Result<String> {
    let mut settings = RewriteStrSettings::new();
    for selector in left_out {
        settings = settings.append_element_content_handler(element!(*selector, |element| {
            element.remove();
            Ok(())
        }));
    }
    let html = rewrite_str(html, settings).map_err(|error| anyhow!("the page's shell: {error}"))?;
    let head = html
        .split_once("<head>")
        .and_then(|(_, rest)| rest.split_once("</head>"));
    let (head, _) = head.context("the page's shell has no head")?;
    Ok(head.lines().map(str::trim).collect())
}
