//! A page about marathons: what a page shows, its file, and rows between comments. `handlers.rs` changes the
//! elements.

mod handlers;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lol_html::{RewriteStrSettings, errors::RewritingError, rewrite_str};
use marathon_domain::{Language, Page};

use self::handlers::{settings, texts};
use crate::{
    http::ApiError,
    pages::template::{escaped, filled, html_response},
    state::App,
};

/// What the page shows.
#[derive(Default)]
pub struct MarathonPage {
    /// By their `data-part`.
    pub parts: Vec<&'static str>,
    /// By their `data-fill`.
    pub texts: Vec<(&'static str, String)>,
    /// By their `data-html`; made here, and escaped.
    pub html: Vec<(&'static str, String)>,
    /// By their `data-href`, `data-action` or `data-to-copy`.
    pub links: Vec<(&'static str, String)>,
    /// By the names of fields.
    pub fields: Vec<(String, String)>,
    /// Field and what to do.
    pub errors: Vec<(&'static str, String)>,
    pub rows: Vec<MarathonPage>,
    /// Beginning, as `datetime` has it.
    pub starts: Option<String>,
    /// Of the document.
    pub title: Option<String>,
    /// What the organiser's words are written in.
    pub words_in: Option<Language>,
    /// The name of a marathon, for the addresses of the same page in other languages and of its kit.
    pub name: Option<String>,
    /// What was done, for this tab to tick off by the script that the page names (`data-script`): this answer
    /// has no app, or the app did not do it.
    pub deed: Option<String>,
    /// Of the list's address, for the same list in other languages.
    pub query: Option<String>,
    /// The organiser's secret, for the forms; empty in an answer without one. Either way the page has no
    /// scripts: what would hydrate it would take it for the one in the file.
    pub secret: Option<String>,
    /// Whether search engines may have it.
    pub may_be_found: bool,
}

impl MarathonPage {
    /// The page in that language.
    pub async fn answer(
        &self,
        app: &App,
        page: &Page,
        language: &Language,
        status: StatusCode,
    ) -> Response {
        let file = app.campaign.site.join(page.file(language));
        let Some(html) = filled(&file, |html| fill(html, self)).await else {
            return ApiError::Unavailable.into_response();
        };
        let mut response = html_response(status, html);
        if self.holds_a_secret() {
            response.headers_mut().insert(
                header::REFERRER_POLICY,
                HeaderValue::from_static("no-referrer"),
            );
        }
        response
    }

    fn has(&self, part: &str) -> bool {
        self.parts.contains(&part)
    }

    /// Not so a form that comes back with mistakes, which has no scripts either.
    fn holds_a_secret(&self) -> bool {
        self.secret
            .as_ref()
            .is_some_and(|secret| !secret.is_empty())
    }

    fn field(&self, name: &str) -> Option<&str> {
        named(&self.fields, name)
    }

    fn error(&self, field: &str) -> Option<&str> {
        named(&self.errors, field)
    }
}

fn named<'a, N: AsRef<str>>(all: &'a [(N, String)], name: &str) -> Option<&'a str> {
    let mut all = all.iter();
    let found = all.find(|(known, _)| known.as_ref() == name);
    found.map(|(_, value)| value.as_str())
}

/// What it is called in a tab that somebody comes to a marathon.
pub fn deed_of(name: &str) -> String {
    format!("marathon:{name}")
}

const ROW: &str = "<!--row-->";
const ROW_ENDS: &str = "<!--/row-->";

fn fill(html: &str, page: &MarathonPage) -> Result<String, RewritingError> {
    let Some((before, rest)) = html.split_once(ROW) else {
        return rewrite_str(html, settings(page, html));
    };
    let (row, after) = rest.split_once(ROW_ENDS).unwrap_or((rest, ""));
    let mut rows = String::new();
    for of_row in &page.rows {
        rows += &rewrite_str(row, texts(RewriteStrSettings::new(), of_row))?;
    }
    // The rows hold nothing any more that the page's own page would change: their parts are taken out.
    let whole = [before, ROW_MARK, after].concat();
    let filled = rewrite_str(&whole, settings(page, html))?;
    Ok(filled.replacen(ROW_MARK, &rows, 1))
}

/// Stands for the rows while the page around them is filled in.
const ROW_MARK: &str = "<!--rows-->";

/// Options of a select that only the server knows; one may be chosen.
pub fn options<'a>(all: impl Iterator<Item = (&'a str, &'a str)>, chosen: Option<&str>) -> String {
    all.map(|(value, words)| {
        let selected = if chosen == Some(value) {
            " selected"
        } else {
            ""
        };
        format!(
            "<option value=\"{}\"{selected}>{}</option>",
            escaped(value),
            escaped(words)
        )
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_people_write_stays_text() {
        let bad = "</bdi><script>alert(1)</script>\"'&<!--row-->";
        let page = MarathonPage {
            texts: vec![("title", bad.to_owned())],
            fields: vec![("title".to_owned(), bad.to_owned())],
            links: vec![("page", bad.to_owned())],
            rows: vec![MarathonPage {
                texts: vec![("title", bad.to_owned())],
                ..MarathonPage::default()
            }],
            title: Some(bad.to_owned()),
            ..MarathonPage::default()
        };
        let html = "<title></title><h1 data-fill=\"title\"></h1><input name=\"title\">\
            <textarea name=\"title\"></textarea><a href=\"\" data-href=\"page\"></a>\
            <!--row--><li><bdi data-fill=\"title\"></bdi></li><!--/row-->";
        let filled = fill(html, &page).unwrap();
        assert!(!filled.contains("<script"), "{filled}");
        assert_eq!(filled.matches("&lt;script&gt;").count(), 6, "{filled}");
        assert_eq!(filled.matches("<li>").count(), 1);
        let within_quotes = "=\"&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;";
        assert_eq!(filled.matches(within_quotes).count(), 2, "{filled}");
    }

    #[test]
    fn parts_are_shown_that_are_meant_and_rows_are_repeated() {
        let row = |title: &str| MarathonPage {
            texts: vec![("title", title.to_owned())],
            ..MarathonPage::default()
        };
        let page = MarathonPage {
            parts: vec!["rows"],
            rows: vec![row("a"), row("b")],
            ..MarathonPage::default()
        };
        let html = "<p data-part=\"empty\"></p><ul data-part=\"rows\" hidden>\
            <!--row--><li data-fill=\"title\"></li><!--/row--></ul>";
        assert_eq!(
            fill(html, &page).unwrap(),
            "<p data-part=\"empty\" hidden=\"\"></p><ul data-part=\"rows\">\
             <li data-fill=\"title\">a</li><li data-fill=\"title\">b</li></ul>"
        );
    }
}
