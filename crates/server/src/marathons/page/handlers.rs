//! What a page does to elements: what is shown or hidden (`data-part`), what is written (`data-fill`), where
//! links lead (`data-href`), what stands in fields, and what is wrong with them.

use lol_html::{
    RewriteStrSettings, element,
    errors::AttributeNameError,
    html_content::{ContentType, Element},
};

use super::{MarathonPage, deed_of, named};
use crate::pages::template::{escaped, without_scripts};

/// Everything that a page changes in a page.
pub fn settings<'handlers, 'html>(
    page: &'handlers MarathonPage,
    html: &'handlers str,
) -> RewriteStrSettings<'handlers, 'html> {
    let settings = match page.secret {
        Some(_) => without_scripts(),
        None => RewriteStrSettings::new(),
    };
    around(forms(texts(settings, page), page, html), page)
}

/// What is written and shown.
pub fn texts<'handlers, 'html>(
    settings: RewriteStrSettings<'handlers, 'html>,
    page: &'handlers MarathonPage,
) -> RewriteStrSettings<'handlers, 'html> {
    settings
        .append_element_content_handler(element!("[data-part]", move |place| {
            let part = place.get_attribute("data-part").unwrap_or_default();
            set(place, "hidden", !page.has(&part))?;
            Ok(())
        }))
        .append_element_content_handler(element!("[data-fill]", move |place| {
            let name = place.get_attribute("data-fill").unwrap_or_default();
            if let Some(text) = named(&page.texts, &name) {
                place.set_inner_content(text, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-html]", move |place| {
            let name = place.get_attribute("data-html").unwrap_or_default();
            if let Some(html) = named(&page.html, &name) {
                place.set_inner_content(html, ContentType::Html);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-datetime]", move |time| {
            if let Some(starts) = &page.starts {
                time.set_attribute("datetime", &escaped(starts))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-lang]", move |words| {
            if let Some(language) = &page.words_in {
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
                    if let Some(address) = to.and_then(|to| named(&page.links, &to)) {
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
    page: &'handlers MarathonPage,
    html: &'handlers str,
) -> RewriteStrSettings<'handlers, 'html> {
    settings
        .append_element_content_handler(element!("input[name]", move |input| {
            let name = input.get_attribute("name").unwrap_or_default();
            let value = match &*name {
                "receipt" => page.secret.as_deref(),
                name => page.field(name),
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
            if let Some(value) = page.field(&name) {
                area.set_inner_content(value, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!(
            "select[name=\"country\"] option",
            move |option| choose(option, page.field("country"))
        ))
        .append_element_content_handler(element!("[id^=\"field-\"]", move |field| {
            let id = field.get_attribute("id").unwrap_or_default();
            let name = id.strip_prefix("field-").unwrap_or_default();
            if page.error(name).is_some() {
                field.set_attribute("aria-invalid", "true")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[id^=\"error-\"]", move |place| {
            let id = place.get_attribute("id").unwrap_or_default();
            let name = id.strip_prefix("error-").unwrap_or_default();
            if let Some(message) = page.error(name) {
                place.remove_attribute("hidden");
                place.set_inner_content(message, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("#error-summary", move |summary| {
            if !page.errors.is_empty() {
                summary.remove_attribute("hidden");
                // Without scripts only this brings the reader there.
                summary.set_attribute("autofocus", "")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("#error-summary ul", move |list| {
            let entries = page.errors.iter().map(|(field, message)| {
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
            set(details, "open", page.has(&part))?;
            Ok(())
        }))
}

/// Head and links around the page.
fn around<'handlers, 'html>(
    settings: RewriteStrSettings<'handlers, 'html>,
    page: &'handlers MarathonPage,
) -> RewriteStrSettings<'handlers, 'html> {
    settings
        .append_element_content_handler(element!("title", move |title| {
            if let Some(words) = &page.title {
                title.set_inner_content(words, ContentType::Text);
            }
            Ok(())
        }))
        .append_element_content_handler(element!("meta[name=\"robots\"]", move |robots| {
            if page.may_be_found {
                robots.remove();
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-script]", move |place| {
            if let (Some(deed), Some(script)) = (&page.deed, place.get_attribute("data-script")) {
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
                let Some(name) = &page.name else {
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
            if let (Some(name), Some(part)) = (&page.name, link.get_attribute("data-kit")) {
                let address = link.get_attribute("href").unwrap_or_default();
                let own = format!("/{name}/kit/{part}");
                let own = address.replace(&format!("/kit/{part}"), &own);
                link.set_attribute("href", &escaped(&own))?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("a[hreflang]", move |link| {
            let address = link.get_attribute("href").unwrap_or_default();
            if let Some(secret) = page.secret.as_ref().filter(|_| page.holds_a_secret()) {
                // As buttons that send it again.
                link.set_tag_name("button")?;
                link.remove_attribute("href");
                link.remove_attribute("hreflang");
                link.set_attribute("name", "receipt")?;
                link.set_attribute("value", &escaped(secret))?;
                let form = format!("<form method=\"post\" action=\"{}\">", escaped(&address));
                link.before(&form, ContentType::Html);
                link.after("</form>", ContentType::Html);
            } else if let Some(query) = &page.query {
                let own = format!("{address}?{query}");
                link.set_attribute("href", &escaped(&own))?;
                // The app goes by the path alone.
                link.set_attribute("rel", "external")?;
            } else if let Some(name) = &page.name {
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
