//! A pre-rendered page with its form filled in again, and what is wrong with it.

use std::path::Path;

use lol_html::{
    RewriteStrSettings, element,
    errors::RewritingError,
    html_content::{ContentType, Element},
    rewrite_str,
};
use marathon_domain::Field;

use super::create_signing::Sent;

/// What to write into the page.
pub struct Filling<'a> {
    pub sent: &'a Sent,
    /// Of a page in a frame: the query of its address. Its scripts stay, since they expect no first view.
    pub query: Option<String>,
    /// In the order of the form; without a field where the whole of it is meant.
    pub errors: Vec<(Option<Field>, &'a str)>,
}

/// The page of that file, filled in. None, with a line in the log, if the site has no such page.
pub async fn filled_page(file: &Path, filling: &Filling<'_>) -> Option<String> {
    let html = match tokio::fs::read_to_string(file).await {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, file = %file.display(), "the page of a form cannot be read");
            return None;
        }
    };
    fill(&html, filling)
        .inspect_err(|error| {
            tracing::error!(%error, file = %file.display(), "the page of a form cannot be filled in");
        })
        .ok()
}

/// Rewrites the page: typed text, ticks and choices stay; errors are shown; on a page of the app nothing
/// is left that would hydrate it, since it would take the first view for the empty one.
fn fill(html: &str, filling: &Filling<'_>) -> Result<String, RewritingError> {
    let settings = match &filling.query {
        Some(query) => in_a_frame(query),
        None => without_scripts(),
    };
    let settings = settings
        .append_element_content_handler(element!("input[name]", |input| {
            fill_input(input, filling.sent)?;
            Ok(())
        }))
        .append_element_content_handler(element!(
            r#"select[name="country"] option[value]"#,
            |option| {
                let chosen =
                    option.get_attribute("value").as_deref() == filling.sent.value("country");
                mark(option, "selected", chosen)?;
                Ok(())
            }
        ))
        .append_element_content_handler(element!(r#"[id^="field-"]"#, |field| {
            if let Some(name) = name_after(field, "field-")
                && filling.error(&name).is_some()
            {
                field.set_attribute("aria-invalid", "true")?;
                describe_by(field, &format!("error-{name}"))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!(r#"[id^="error-"]"#, |place| {
            if let Some(message) = name_after(place, "error-").and_then(|name| filling.error(&name))
            {
                place.remove_attribute("hidden");
                place.set_inner_content(message, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("#error-summary", |summary| {
            summary.remove_attribute("hidden");
            // Without scripts only this brings the reader there.
            summary.set_attribute("tabindex", "-1")?;
            summary.set_attribute("autofocus", "")?;
            Ok(())
        }))
        .append_element_content_handler(element!("#error-summary ul", |list| {
            list.set_inner_content(&filling.summary(html), ContentType::Html);
            Ok(())
        }));
    rewrite_str(html, settings)
}

/// What writes the query of a page in a frame where its script finds it, and into the form, for when there
/// are no scripts: the address of an answer to a form holds nothing of it.
fn in_a_frame<'handlers, 'html>(query: &'handlers str) -> RewriteStrSettings<'handlers, 'html> {
    RewriteStrSettings::new()
        .append_element_content_handler(element!("html", move |html| {
            html.set_attribute("data-query", &escaped(query))?;
            Ok(())
        }))
        .append_element_content_handler(element!(r#"input[name="page"]"#, move |page| {
            let address = page.get_attribute("value").unwrap_or_default();
            page.set_attribute("value", &escaped(&format!("{address}{query}")))?;
            Ok(())
        }))
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

impl Filling<'_> {
    fn error(&self, field: &str) -> Option<&str> {
        let mut errors = self.errors.iter();
        let found = errors.find(|(of, _)| of.is_some_and(|of| of.as_str() == field));
        found.map(|(_, message)| *message)
    }

    /// One entry an error, linked to its field if the page shows it.
    fn summary(&self, html: &str) -> String {
        let entries = self.errors.iter().map(|(field, message)| {
            let message = escaped(message);
            match field {
                Some(field) if html.contains(&format!("id=\"field-{field}\"")) => {
                    format!("<li><a href=\"#field-{field}\">{message}</a></li>")
                }
                _ => format!("<li>{message}</li>"),
            }
        });
        entries.collect()
    }
}

fn fill_input(
    input: &mut Element<'_, '_>,
    sent: &Sent,
) -> Result<(), lol_html::errors::AttributeNameError> {
    let name = input.get_attribute("name").unwrap_or_default();
    let kind = input.get_attribute("type").unwrap_or_default();
    match kind.as_str() {
        // The page knows best what it carries.
        "hidden" | "submit" | "button" => Ok(()),
        "checkbox" => {
            let ticked = match name.as_str() {
                "petitions" => {
                    let value = input.get_attribute("value");
                    sent.values(&name)
                        .any(|sent| Some(sent) == value.as_deref())
                }
                _ => sent.ticked(&name),
            };
            mark(input, "checked", ticked)
        }
        _ => match sent.value(&name) {
            Some(typed) => input.set_attribute("value", &escaped(typed)),
            None => Ok(()),
        },
    }
}

fn mark(
    element: &mut Element<'_, '_>,
    name: &str,
    set: bool,
) -> Result<(), lol_html::errors::AttributeNameError> {
    if set {
        return element.set_attribute(name, "");
    }
    element.remove_attribute(name);
    Ok(())
}

fn name_after(element: &Element<'_, '_>, prefix: &str) -> Option<String> {
    Some(
        element
            .get_attribute("id")?
            .strip_prefix(prefix)?
            .to_owned(),
    )
}

fn describe_by(
    element: &mut Element<'_, '_>,
    id: &str,
) -> Result<(), lol_html::errors::AttributeNameError> {
    let described = element
        .get_attribute("aria-describedby")
        .unwrap_or_default();
    if described.split_whitespace().any(|known| known == id) {
        return Ok(());
    }
    let all = format!("{described} {id}");
    element.set_attribute("aria-describedby", all.trim())
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
