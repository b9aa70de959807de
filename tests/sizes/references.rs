//! The addresses that HTML and style sheets name. Our own build writes both, so no full parser is
//! needed: attributes are quoted, and addresses begin with a slash.

use lol_html::{RewriteStrSettings, element, rewrite_str};

/// What a browser fetches for a page, in the page's order; scripts are on.
pub fn of_html(html: &str) -> Vec<String> {
    let html = without_what_waits(&without_noscript(html));
    let mut found = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let address = match tag.split([' ', '\n', '/']).next() {
            Some("img" | "script" | "source") => attribute(tag, "src"),
            Some("use" | "image") => attribute(tag, "href"),
            // The app's own files, which its start fetches whatever the link's `rel` is.
            Some("link") if fetches(tag) || attribute(tag, "id").is_some() => {
                attribute(tag, "href")
            }
            _ => None,
        };
        found.extend(address.and_then(local));
    }
    found
}

/// The addresses that a style sheet names.
pub fn of_style(style: &str, of: &str) -> Vec<String> {
    let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
    let addresses = style
        .split("url(")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let addresses = addresses.map(|address| address.trim_matches(['"', '\'', ' ']));
    addresses
        .filter(|address| !address.starts_with(['d', '#']))
        .filter_map(|address| {
            if address.starts_with('/') {
                local(address)
            } else {
                local(&format!("{folder}/{address}"))
            }
        })
        .collect()
}

fn fetches(link: &str) -> bool {
    let relation = attribute(link, "rel").unwrap_or_default();
    relation.split(' ').any(|word| {
        matches!(
            word,
            "stylesheet" | "preload" | "modulepreload" | "icon" | "manifest"
        )
    })
}

/// An address in this site, without the part that names no file.
fn local(address: &str) -> Option<String> {
    let address = address.split(['#', '?']).next()?;
    (address.starts_with('/') && !address.starts_with("//")).then(|| address.to_owned())
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// Lazy pictures in hidden parts wait until the part is shown: a journey checks that (`quiet.rs`).
fn without_what_waits(html: &str) -> String {
    let remove = element!("[hidden] img[loading=lazy]", |picture| {
        picture.remove();
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(remove);
    rewrite_str(html, settings).expect("the page is HTML")
}

fn without_noscript(html: &str) -> String {
    let mut parts = html.split("<noscript");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept += part
            .split_once("</noscript>")
            .map_or("", |(_, after)| after);
    }
    kept
}
