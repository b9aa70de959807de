//! A pre-rendered page that a secret opens: with the parts that are meant, the secret in its forms, and
//! no scripts. Kept by nobody, and its address is told to nobody.

use std::collections::BTreeMap;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lol_html::{
    RewriteStrSettings, element, errors::RewritingError, html_content::ContentType, rewrite_str,
};
use marathon_domain::{Language, Page};

use super::template::{escaped, filled, html_response, without_scripts};
use crate::{http::ApiError, state::App};

/// What the page shows.
#[derive(Default)]
pub struct PrivatePage<'a> {
    /// By their `data-part`. The fields whose `data-mistake` is among them are marked as wrong.
    pub parts: Vec<&'static str>,
    /// What stands in its fields, by their names.
    pub fields: Vec<(&'static str, &'a str)>,
    /// The state of each petition that is shown.
    pub petitions: BTreeMap<String, String>,
    pub languages: Languages<'a>,
}

/// How the links to the other languages take the secret along.
#[derive(Default)]
pub enum Languages<'a> {
    /// Not at all.
    #[default]
    Without,
    /// In the address, where it stands already.
    Query(&'a str),
    /// As buttons that send this field again.
    Form(&'static str),
}

/// The page in that language.
pub async fn answer(
    app: &App,
    page: &Page,
    language: &Language,
    status: StatusCode,
    shown: &PrivatePage<'_>,
) -> Response {
    let file = app.campaign.site.join(page.file(language));
    let html = filled(&file, |html| fill(html, shown)).await;
    let mut response = match html {
        Some(html) => html_response(status, html),
        None => ApiError::Unavailable.into_response(),
    };
    response.headers_mut().insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    response
}

fn fill(html: &str, shown: &PrivatePage<'_>) -> Result<String, RewritingError> {
    let settings = without_scripts()
        .append_element_content_handler(element!("[data-part]", |place| {
            let name = place.get_attribute("data-part").unwrap_or_default();
            match shown.parts.iter().any(|part| *part == name) {
                true => place.remove_attribute("hidden"),
                false => place.set_attribute("hidden", "")?,
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-mistake]", |field| {
            let mistake = field.get_attribute("data-mistake").unwrap_or_default();
            if shown.parts.iter().any(|part| *part == mistake) {
                field.set_attribute("aria-invalid", "true")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!("[data-states]", |place| {
            let petition = place.get_attribute("data-petition").unwrap_or_default();
            let states = place.get_attribute("data-states").unwrap_or_default();
            let state = shown.petitions.get(&petition);
            if state.is_some_and(|state| states.split(' ').any(|one| one == state)) {
                place.remove_attribute("hidden");
            }
            Ok(())
        }))
        .append_element_content_handler(element!("input[name]", |input| {
            let name = input.get_attribute("name").unwrap_or_default();
            if let Some((_, value)) = shown.fields.iter().find(|(field, _)| *field == name) {
                input.set_attribute("value", &escaped(value))?;
            }
            Ok(())
        }));
    rewrite_str(html, with_languages(settings, shown))
}

fn with_languages<'handlers, 'html>(
    settings: RewriteStrSettings<'handlers, 'html>,
    shown: &'handlers PrivatePage<'_>,
) -> RewriteStrSettings<'handlers, 'html> {
    settings.append_element_content_handler(element!("a[hreflang]", |link| {
        let address = link.get_attribute("href").unwrap_or_default();
        match &shown.languages {
            Languages::Without => {}
            Languages::Query(query) => {
                link.set_attribute("href", &escaped(&format!("{address}?{query}")))?;
            }
            Languages::Form(field) => {
                let value = shown.fields.iter().find(|(name, _)| name == field);
                let value = value.map_or("", |(_, value)| value);
                link.set_tag_name("button")?;
                link.remove_attribute("href");
                link.remove_attribute("hreflang");
                link.set_attribute("name", field)?;
                link.set_attribute("value", &escaped(value))?;
                let form = format!("<form method=\"post\" action=\"{}\">", escaped(&address));
                link.before(&form, ContentType::Html);
                link.after("</form>", ContentType::Html);
            }
        }
        Ok(())
    }))
}
