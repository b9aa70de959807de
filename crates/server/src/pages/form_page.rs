//! A pre-rendered page with its form filled in again, and what is wrong with it.

use std::{cell::RefCell, path::Path};

use lol_html::{
    RewriteStrSettings, element,
    errors::{AttributeNameError, RewritingError},
    html_content::{ContentType, Element},
    rewrite_str,
};

use super::template::{escaped, filled, without_scripts};
use crate::http::Fields;

/// What to write into the page.
pub struct FormPage<'a> {
    pub fields: &'a Fields,
    /// Of a page in a frame: the query of its address. Its scripts stay, since they expect no first view.
    pub query: Option<String>,
    /// What brought the reader: the address of the answer says it no more.
    pub source: Option<String>,
    /// The field's name and what to do, in the order of the form; without a field where the whole of it is
    /// meant.
    pub errors: Vec<(Option<&'a str>, &'a str)>,
}

/// Rewrites the page: typed text, ticks and choices stay; errors are shown; on a page of the app nothing
/// is left that would hydrate it, since it would take the first view for the empty one.
fn fill(html: &str, page: &FormPage<'_>) -> Result<String, RewritingError> {
    // What was chosen in the select whose options come by.
    let chosen = RefCell::new(None);
    let settings = match &page.query {
        Some(query) => in_a_frame(query),
        None => without_scripts(),
    };
    let settings = settings
        .append_element_content_handler(element!(r#"input[name="page"]"#, |place| {
            if let Some(source) = &page.source {
                let field = r#"<input type="hidden" name="source" value=""#;
                place.after(&format!("{field}{}\">", escaped(source)), ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("input[name]", |input| {
            fill_input(input, page.fields)?;
            Ok(())
        }))
        .append_element_content_handler(element!("textarea[name]", |area| {
            let name = area.get_attribute("name").unwrap_or_default();
            if page.fields.values(&name).next().is_some() {
                area.set_inner_content(&page.fields.text(&name), ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("select[name]", |select| {
            chosen.replace(select.get_attribute("name").and_then(|name| {
                let value = page.fields.value(&name)?;
                Some(value.to_owned())
            }));
            Ok(())
        }))
        .append_element_content_handler(element!("select[name] option[value]", |option| {
            let chosen = chosen.borrow();
            mark(option, "selected", option.get_attribute("value") == *chosen)?;
            Ok(())
        }))
        .append_element_content_handler(element!(r#"[id^="field-"]"#, |field| {
            if let Some(name) = name_after(field, "field-")
                && page.error(&name).is_some()
            {
                field.set_attribute("aria-invalid", "true")?;
                describe_by(field, &format!("error-{name}"))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!(r#"[id^="error-"]"#, |place| {
            if let Some(message) = name_after(place, "error-").and_then(|name| page.error(&name)) {
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
            list.set_inner_content(&page.summary(html), ContentType::Html);
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

impl FormPage<'_> {
    /// The page of that file. None, with a line in the log, if the site has no such page.
    pub async fn html(&self, file: &Path) -> Option<String> {
        filled(file, |html| fill(html, self)).await
    }

    fn error(&self, field: &str) -> Option<&str> {
        let mut errors = self.errors.iter();
        let found = errors.find(|(of, _)| *of == Some(field));
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

fn fill_input(input: &mut Element<'_, '_>, sent: &Fields) -> Result<(), AttributeNameError> {
    let name = input.get_attribute("name").unwrap_or_default();
    let kind = input.get_attribute("type").unwrap_or_default();
    match kind.as_str() {
        // What it carries once it was given back.
        "hidden" if input.has_attribute("data-given-back") => {
            let value = input.get_attribute("data-given-back").unwrap_or_default();
            input.set_attribute("value", &value)
        }
        // The page knows best what it carries.
        "hidden" | "submit" | "button" => Ok(()),
        "checkbox" | "radio" => {
            // A box of its own may be sent by programs as `on`.
            let value = input.get_attribute("value");
            let ticked = match value.as_deref() {
                None | Some("true") if kind == "checkbox" => sent.ticked(&name),
                value => sent.values(&name).any(|sent| Some(sent) == value),
            };
            mark(input, "checked", ticked)
        }
        _ => match sent.value(&name) {
            Some(typed) => input.set_attribute("value", &escaped(typed)),
            None => Ok(()),
        },
    }
}

fn mark(element: &mut Element<'_, '_>, name: &str, set: bool) -> Result<(), AttributeNameError> {
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

fn describe_by(element: &mut Element<'_, '_>, id: &str) -> Result<(), AttributeNameError> {
    let described = element
        .get_attribute("aria-describedby")
        .unwrap_or_default();
    if described.split_whitespace().any(|known| known == id) {
        return Ok(());
    }
    let all = format!("{described} {id}");
    element.set_attribute("aria-describedby", all.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(html: &str, sent: &str, errors: Vec<(Option<&str>, &str)>) -> String {
        let sent = Fields::read(sent.as_bytes());
        let page = FormPage {
            fields: &sent,
            query: None,
            source: None,
            errors,
        };
        fill(html, &page).unwrap()
    }

    #[test]
    fn every_kind_of_field_keeps_what_was_typed() {
        let html = "<input name=town><textarea name=text>model</textarea>\
            <select name=kind><option value=a selected>A</option><option value=b>B</option></select>\
            <select name=other><option value=b>B</option></select>\
            <input type=radio name=show value=yes><input type=radio name=show value=no checked>\
            <input type=checkbox name=langs value=fr checked><input type=checkbox name=langs value=ar>\
            <input type=checkbox name=agreed value=true>";
        let sent = "town=%22Lyon%22&text=a%3C%2Ftextarea%3E%26b&kind=b&show=yes&langs=ar&agreed=on";
        let filled = filled(html, sent, vec![]);
        for there in [
            "<input name=town value=\"&quot;Lyon&quot;\">",
            ">a&lt;/textarea&gt;&amp;b</textarea>",
            "<option value=a>A</option><option value=b selected=\"\">B</option></select>",
            "<select name=other><option value=b>B</option></select>",
            "value=yes checked=\"\">",
            "<input type=radio name=show value=no>",
            "<input type=checkbox name=langs value=fr>",
            "<input type=checkbox name=langs value=ar checked=\"\">",
            "name=agreed value=true checked=\"\">",
        ] {
            assert!(filled.contains(there), "{there} in {filled}");
        }
    }

    #[test]
    fn what_was_not_sent_stays_and_what_was_emptied_is_empty() {
        let html = "<textarea name=text>model</textarea>";
        assert!(filled(html, "", vec![]).contains(">model<"));
        assert!(filled(html, "text=", vec![]).contains("></textarea>"));
    }

    #[test]
    fn errors_stand_beside_fields_of_any_name() {
        let html = "<div id=error-summary hidden><ul></ul></div>\
            <textarea id=\"field-text\" name=text></textarea><p id=error-text hidden></p>";
        let filled = filled(html, "", vec![(Some("text"), "Write <it>"), (None, "Wait")]);
        for there in [
            "<ul><li><a href=\"#field-text\">Write &lt;it&gt;</a></li><li>Wait</li></ul>",
            "aria-invalid=\"true\" aria-describedby=\"error-text\"",
            "<p id=error-text>Write &lt;it&gt;</p>",
        ] {
            assert!(filled.contains(there), "{there} in {filled}");
        }
    }
}
