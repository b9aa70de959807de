//! The public part of a released message.

use serde::{Deserialize, Serialize};

use crate::{
    country::CountryCode, field_error::ErrorCode, message_text::MessageText,
    person_name::PersonName,
};

/// Words of encouragement as they stand on a page: first name and country only, if they were given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ShownMessage {
    /// 1 to 600 characters.
    pub text: String,
    /// The first name; at most 150 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// Some of the released messages of a case, the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageList {
    pub petition: String,
    pub messages: Vec<ShownMessage>,
    /// The `before` of the older ones; absent at the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

impl ShownMessage {
    /// The message if it may be shown, or the field that may not.
    pub fn checked(self) -> Result<Self, (&'static str, ErrorCode)> {
        let text = MessageText::parse(&self.text).map_err(|code| ("text", code))?;
        let name = self.name.as_deref().map(PersonName::parse).transpose();
        let name = name.map_err(|code| ("name", code))?;
        let country = self.country.as_deref().map(str::parse::<CountryCode>);
        let country = country.transpose();
        let country = country.map_err(|_| ("country", ErrorCode::Unknown))?;
        Ok(Self {
            text: text.as_str().to_owned(),
            name: name.map(|name| name.as_str().to_owned()),
            country: country.map(|country| country.to_string()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str, name: Option<&str>, country: Option<&str>) -> ShownMessage {
        ShownMessage {
            text: text.to_owned(),
            name: name.map(str::to_owned),
            country: country.map(str::to_owned),
        }
    }

    #[test]
    fn is_checked_like_what_was_sent() {
        let good = message("Courage !", Some("Amina"), Some("FR"));
        assert_eq!(good.clone().checked(), Ok(good));
        for (bad, field) in [
            (message(" ", None, None), "text"),
            (message("a", Some("\u{1b}"), None), "name"),
            (message("a", None, Some("XX")), "country"),
        ] {
            assert_eq!(bad.checked().err().map(|(field, _)| field), Some(field));
        }
    }
}
