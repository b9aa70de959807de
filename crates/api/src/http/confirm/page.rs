//! The pre-rendered page of confirmations, with the parts that are meant.

use std::path::Path;

use lol_html::{element, errors::RewritingError, rewrite_str};

use crate::http::form_page::{escaped, without_scripts};

/// A part of the page, by its `data-part`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The button.
    Link,
    /// The fields for address and code.
    Code,
    Confirmed,
    Refused,
    /// The link leads nowhere, or not any more.
    Gone,
    /// The code is not the one.
    Wrong,
    TooMany,
    Busy,
}

impl Part {
    fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Code => "code",
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
            Self::Gone => "gone",
            Self::Wrong => "wrong",
            Self::TooMany => "too-many",
            Self::Busy => "busy",
        }
    }
}

/// What the page shows.
pub struct Shown<'a> {
    pub parts: Vec<Part>,
    pub token: Option<&'a str>,
    /// As typed.
    pub email: Option<&'a str>,
}

/// The page of that file. None, with a line in the log, if the site has no such page.
pub async fn shown_page(file: &Path, shown: &Shown<'_>) -> Option<String> {
    let html = tokio::fs::read_to_string(file)
        .await
        .inspect_err(|error| {
            tracing::error!(%error, file = %file.display(), "the page of confirmations cannot be read");
        })
        .ok()?;
    fill(&html, shown)
        .inspect_err(
            |error| tracing::error!(%error, "the page of confirmations cannot be filled in"),
        )
        .ok()
}

fn fill(html: &str, shown: &Shown<'_>) -> Result<String, RewritingError> {
    let settings = without_scripts()
        .append_element_content_handler(element!("[data-part]", |place| {
            let name = place.get_attribute("data-part").unwrap_or_default();
            if shown.parts.iter().any(|part| part.as_str() == name) {
                place.remove_attribute("hidden");
            } else {
                place.set_attribute("hidden", "")?;
            }
            Ok(())
        }))
        .append_element_content_handler(element!(r#"input[name="t"]"#, |input| {
            input.set_attribute("value", shown.token.unwrap_or_default())?;
            Ok(())
        }))
        .append_element_content_handler(element!(r#"input[name="email"]"#, |input| {
            if let Some(email) = shown.email {
                input.set_attribute("value", &escaped(email))?;
            }
            Ok(())
        }));
    rewrite_str(html, settings)
}
