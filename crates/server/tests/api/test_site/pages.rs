//! Small pages for the server, and what it needs to draw its own.

use marathon_app::draw::Shell;

use super::HASHED;

/// With the app, as trunk leaves it in the head.
pub fn shell() -> Shell {
    Shell {
        build: "build".to_owned(),
        files: Vec::new(),
        locales: Vec::new(),
        head: "<meta charset=\"utf-8\">".to_owned(),
        app: format!("<script type=\"module\" src=\"/{HASHED}\"></script>"),
    }
}

pub fn page(language: &str, title: &str, form: &str) -> String {
    format!(
        r#"<!doctype html><html lang="{language}"><head><title>{title}</title>
<link rel="modulepreload" href="/{HASHED}"><link rel="preload" href="/x.wasm"><link rel="stylesheet" href="/s.css">
<script type="module" src="/{HASHED}"></script></head><body><h1>{title}</h1><noscript><img src="/api/v1/counts/all.svg"></noscript>
{form}<script type="application/json" id="data">{{}}</script></body></html>"#
    )
}
