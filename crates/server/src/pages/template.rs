//! Pages of the built site, with something written into them.

use std::path::Path;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use lol_html::{RewriteStrSettings, element, errors::RewritingError};

/// The page of that file, filled in. None, with a line in the log, if the site has no such page.
pub async fn filled(
    file: &Path,
    fill: impl FnOnce(&str) -> Result<String, RewritingError>,
) -> Option<String> {
    let failed = |error: &dyn std::error::Error| {
        tracing::error!(%error, file = %file.display(), "a page cannot be filled in");
    };
    let html = tokio::fs::read_to_string(file).await;
    let html = html.inspect_err(|error| failed(error)).ok()?;
    fill(&html).inspect_err(|error| failed(error)).ok()
}

/// What takes the scripts out of a page, and shows what stands there for want of them.
pub fn without_scripts<'handlers, 'html>() -> RewriteStrSettings<'handlers, 'html> {
    RewriteStrSettings::new()
        .append_element_content_handler(element!("script", |script| {
            script.remove();
            Ok(())
        }))
        .append_element_content_handler(element!(
            r#"link[rel="modulepreload"], link[rel="preload"]"#,
            |link| {
                link.remove();
                Ok(())
            }
        ))
        .append_element_content_handler(element!("noscript", |noscript| {
            noscript.remove_and_keep_content();
            Ok(())
        }))
}

/// Text for between tags and for attribute values in double quotes.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A page that nobody keeps.
pub fn html_response(status: StatusCode, html: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, html).into_response()
}
