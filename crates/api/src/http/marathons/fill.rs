//! Filling in a template: what is shown or hidden (`data-part`), what is written (`data-fill`), where links
//! lead (`data-href`), what stands in fields, what is wrong with them, and rows between comments.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lol_html::{
    RewriteStrSettings, element,
    errors::{AttributeNameError, RewritingError},
    html_content::{ContentType, Element},
    rewrite_str,
};
use marathon_domain::{Language, Page};

use crate::http::{
    ApiError, App,
    form_page::{escaped, html_response, without_scripts},
};

/// What the page shows.
#[derive(Default)]
pub struct Filling {
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
    pub rows: Vec<Filling>,
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

impl Filling {
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

/// The page in that language.
pub async fn answer(
    app: &App,
    page: &Page,
    language: &Language,
    status: StatusCode,
    filling: &Filling,
) -> Response {
    let file = app.campaign.site.join(page.file(language));
    let filled = match tokio::fs::read_to_string(&file).await {
        Ok(html) => fill(&html, filling).map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    let html = match filled {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, file = %file.display(), "a page cannot be filled in");
            return ApiError::Unavailable.into_response();
        }
    };
    let mut response = html_response(status, html);
    if filling.holds_a_secret() {
        response.headers_mut().insert(
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        );
    }
    response
}

const ROW: &str = "<!--row-->";
const ROW_ENDS: &str = "<!--/row-->";

fn fill(html: &str, filling: &Filling) -> Result<String, RewritingError> {
    let Some((before, rest)) = html.split_once(ROW) else {
        return rewrite_str(html, settings(filling, html));
    };
    let (row, after) = rest.split_once(ROW_ENDS).unwrap_or((rest, ""));
    let mut rows = String::new();
    for of_row in &filling.rows {
        rows += &rewrite_str(row, texts(RewriteStrSettings::new(), of_row))?;
    }
    // The rows hold nothing any more that the page's own filling would change: their parts are taken out.
    let whole = [before, ROW_MARK, after].concat();
    let filled = rewrite_str(&whole, settings(filling, html))?;
    Ok(filled.replacen(ROW_MARK, &rows, 1))
}

/// Stands for the rows while the page around them is filled in.
const ROW_MARK: &str = "<!--rows-->";

fn settings<'handlers, 'html>(
    filling: &'handlers Filling,
    html: &'handlers str,
) -> RewriteStrSettings<'handlers, 'html> {
    let settings = match filling.secret {
        Some(_) => without_scripts(),
        None => RewriteStrSettings::new(),
    };
    around(forms(texts(settings, filling), filling, html), filling)
}

/// What is written and shown.
fn texts<'handlers, 'html>(
    settings: RewriteStrSettings<'handlers, 'html>,
    filling: &'handlers Filling,
) -> RewriteStrSettings<'handlers, 'html> {
    settings
        .append_element_content_handler(element!("[data-part]", move |place| {
            let part = place.get_attribute("data-part").unwrap_or_default();
            set(place, "hidden", !filling.has(&part))?;
            Ok(())
        }))
        .append_element_content_handler(element!("[data-fill]", move |place| {
            let name = place.get_attribute("data-fill").unwrap_or_default();
            if let Some(text) = named(&filling.texts, &name) {
                place.set_inner_content(text, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-html]", move |place| {
            let name = place.get_attribute("data-html").unwrap_or_default();
            if let Some(html) = named(&filling.html, &name) {
                place.set_inner_content(html, ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-datetime]", move |time| {
            if let Some(starts) = &filling.starts {
                time.set_attribute("datetime", &escaped(starts))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-lang]", move |words| {
            if let Some(language) = &filling.words_in {
                words.set_attribute("lang", language.as_str())?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!(
            "[data-href], [data-action], [data-to-copy]",
            move |link| {
                for (kind, attribute) in [
                    ("data-href", "href"),
                    ("data-action", "action"),
                    ("data-to-copy", "data-link"),
                ] {
                    let to = link.get_attribute(kind);
                    if let Some(address) = to.and_then(|to| named(&filling.links, &to)) {
                        link.set_attribute(attribute, &escaped(address))?;
                    }
                }
                Ok(())
            }
        ))
}

/// What stands in fields, and what is wrong with it.
fn forms<'handlers, 'html>(
    settings: RewriteStrSettings<'handlers, 'html>,
    filling: &'handlers Filling,
    html: &'handlers str,
) -> RewriteStrSettings<'handlers, 'html> {
    settings
        .append_element_content_handler(element!("input[name]", move |input| {
            let name = input.get_attribute("name").unwrap_or_default();
            let value = match &*name {
                "receipt" => filling.secret.as_deref(),
                name => filling.field(name),
            };
            let Some(value) = value else {
                return Ok(());
            };
            match input.get_attribute("type").as_deref() {
                Some("radio") => {
                    let chosen = input.get_attribute("value").as_deref() == Some(value);
                    set(input, "checked", chosen)?;
                }
                _ => input.set_attribute("value", &escaped(value))?,
            }
            Ok(())
        }))
        .append_element_content_handler(element!("textarea[name]", move |area| {
            let name = area.get_attribute("name").unwrap_or_default();
            if let Some(value) = filling.field(&name) {
                area.set_inner_content(value, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!(
            "select[name=\"country\"] option",
            move |option| choose(option, filling.field("country"))
        ))
        .append_element_content_handler(element!("[id^=\"field-\"]", move |field| {
            let id = field.get_attribute("id").unwrap_or_default();
            let name = id.strip_prefix("field-").unwrap_or_default();
            if filling.error(name).is_some() {
                field.set_attribute("aria-invalid", "true")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[id^=\"error-\"]", move |place| {
            let id = place.get_attribute("id").unwrap_or_default();
            let name = id.strip_prefix("error-").unwrap_or_default();
            if let Some(message) = filling.error(name) {
                place.remove_attribute("hidden");
                place.set_inner_content(message, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("#error-summary", move |summary| {
            if !filling.errors.is_empty() {
                summary.remove_attribute("hidden");
                // Without scripts only this brings the reader there.
                summary.set_attribute("autofocus", "")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("#error-summary ul", move |list| {
            let entries = filling.errors.iter().map(|(field, message)| {
                let message = escaped(message);
                match html.contains(&format!("id=\"field-{field}\"")) {
                    true => format!("<li><a href=\"#field-{field}\">{message}</a></li>"),
                    false => format!("<li>{message}</li>"),
                }
            });
            list.set_inner_content(&entries.collect::<String>(), ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("details[data-open]", move |details| {
            let part = details.get_attribute("data-open").unwrap_or_default();
            set(details, "open", filling.has(&part))?;
            Ok(())
        }))
}

/// Head and links around the page.
fn around<'handlers, 'html>(
    settings: RewriteStrSettings<'handlers, 'html>,
    filling: &'handlers Filling,
) -> RewriteStrSettings<'handlers, 'html> {
    settings
        .append_element_content_handler(element!("title", move |title| {
            if let Some(words) = &filling.title {
                title.set_inner_content(words, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("meta[name=\"robots\"]", move |robots| {
            if filling.may_be_found {
                robots.remove();
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-script]", move |place| {
            if let (Some(deed), Some(script)) = (&filling.deed, place.get_attribute("data-script"))
            {
                let script = format!(
                    "<script src=\"{}\" data-deed=\"{}\"></script>",
                    escaped(&script),
                    escaped(deed)
                );
                place.set_inner_content(&script, ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!(
            "[data-did=\"marathon\"], [data-undone=\"marathon\"], [data-done=\"marathon\"]",
            move |place| {
                let Some(name) = &filling.name else {
                    return Ok(());
                };
                for kind in ["data-did", "data-undone", "data-done"] {
                    if place.has_attribute(kind) {
                        place.set_attribute(kind, &escaped(&deed_of(name)))?;
                    }
                }
                Ok(())
            }
        ))
        .append_element_content_handler(element!("a[data-kit]", move |link| {
            if let (Some(name), Some(part)) = (&filling.name, link.get_attribute("data-kit")) {
                let address = link.get_attribute("href").unwrap_or_default();
                let own = format!("/{name}/kit/{part}");
                let own = address.replace(&format!("/kit/{part}"), &own);
                link.set_attribute("href", &escaped(&own))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("a[hreflang]", move |link| {
            let address = link.get_attribute("href").unwrap_or_default();
            if let Some(secret) = filling.secret.as_ref().filter(|_| filling.holds_a_secret()) {
                // As buttons that send it again.
                link.set_tag_name("button")?;
                link.remove_attribute("href");
                link.remove_attribute("hreflang");
                link.set_attribute("name", "receipt")?;
                link.set_attribute("value", &escaped(secret))?;
                let form = format!("<form method=\"post\" action=\"{}\">", escaped(&address));
                link.before(&form, ContentType::Html);
                link.after("</form>", ContentType::Html);
            } else if let Some(query) = &filling.query {
                let own = format!("{address}?{query}");
                link.set_attribute("href", &escaped(&own))?;
                // The app goes by the path alone.
                link.set_attribute("rel", "external")?;
            } else if let Some(name) = &filling.name {
                let own = address.replace("/marathons/one", &format!("/marathons/{name}"));
                let own = own.replace("/marathons/kit/", &format!("/marathons/{name}/kit/"));
                link.set_attribute("href", &escaped(&own))?;
            }
            Ok(())
        }))
}

fn choose(
    option: &mut Element<'_, '_>,
    value: Option<&str>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    if let Some(value) = value {
        let chosen = option.get_attribute("value").as_deref() == Some(value);
        set(option, "selected", chosen)?;
    }
    Ok(())
}

fn set(element: &mut Element<'_, '_>, name: &str, set: bool) -> Result<(), AttributeNameError> {
    match set {
        true => element.set_attribute(name, ""),
        false => {
            element.remove_attribute(name);
            Ok(())
        }
    }
}

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
        let filling = Filling {
            texts: vec![("title", bad.to_owned())],
            fields: vec![("title".to_owned(), bad.to_owned())],
            links: vec![("page", bad.to_owned())],
            rows: vec![Filling {
                texts: vec![("title", bad.to_owned())],
                ..Filling::default()
            }],
            title: Some(bad.to_owned()),
            ..Filling::default()
        };
        let page = "<title></title><h1 data-fill=\"title\"></h1><input name=\"title\">\
            <textarea name=\"title\"></textarea><a href=\"\" data-href=\"page\"></a>\
            <!--row--><li><bdi data-fill=\"title\"></bdi></li><!--/row-->";
        let filled = fill(page, &filling).unwrap();
        assert!(!filled.contains("<script"), "{filled}");
        assert_eq!(filled.matches("&lt;script&gt;").count(), 6, "{filled}");
        assert_eq!(filled.matches("<li>").count(), 1);
        let within_quotes = "=\"&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&amp;";
        assert_eq!(filled.matches(within_quotes).count(), 2, "{filled}");
    }

    #[test]
    fn parts_are_shown_that_are_meant_and_rows_are_repeated() {
        let row = |title: &str| Filling {
            texts: vec![("title", title.to_owned())],
            ..Filling::default()
        };
        let filling = Filling {
            parts: vec!["rows"],
            rows: vec![row("a"), row("b")],
            ..Filling::default()
        };
        let page = "<p data-part=\"empty\"></p><ul data-part=\"rows\" hidden>\
            <!--row--><li data-fill=\"title\"></li><!--/row--></ul>";
        assert_eq!(
            fill(page, &filling).unwrap(),
            "<p data-part=\"empty\" hidden=\"\"></p><ul data-part=\"rows\">\
             <li data-fill=\"title\">a</li><li data-fill=\"title\">b</li></ul>"
        );
    }
}
