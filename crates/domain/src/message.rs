//! A valid message of encouragement, and the one place that says what makes it valid.

use serde::{Deserialize, Serialize};

use crate::{
    content::{ActText, CaseStatus, LiveText, SectionCode},
    country::CountryCode,
    field_error::{ErrorCode, Field, FieldError},
    form_error::{FormError, Said},
    language::Language,
    message_text::MessageText,
    person_name::PersonName,
    rules::Rules,
    slug::Slug,
};

/// The body of `POST /api/v1/messages`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageRequest {
    /// The slug of the case whose people it is for.
    pub petition: String,
    /// 1 to 600 characters, in several lines if they like.
    pub text: String,
    /// The first name; at most 150 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// ISO 639-1; a language of the campaign.
    pub language: String,
    /// The section that receives it.
    pub section: String,
    /// It may be shown with first name and country, once the section's staff has released it.
    #[serde(default)]
    pub may_be_shown: bool,
}

/// The answer to an accepted message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageReceipt {
    pub petition: String,
    /// Whether staff will look at it to show it: it was allowed, and the section shows messages.
    pub may_be_shown: bool,
}

/// One message, checked. It holds personal data, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    pub petition: Slug,
    pub text: MessageText,
    pub name: Option<PersonName>,
    pub country: Option<CountryCode>,
    pub language: Language,
    pub section: SectionCode,
    pub may_be_shown: bool,
}

impl Message {
    /// Checks a whole request, and returns every mistake at once, in the order of the form.
    pub fn parse(request: &MessageRequest, rules: &Rules<'_>) -> Result<Self, Vec<FormError>> {
        let mut errors = Vec::new();
        let petition = keep(&mut errors, petition(&request.petition, rules));
        let text = MessageText::parse(&request.text).map_err(text_error);
        let text = keep(&mut errors, text);
        let name = keep(&mut errors, name(request.name.as_deref()));
        let country = keep(&mut errors, country(request.country.as_deref()));
        let language = rules
            .language(&request.language)
            .map_err(in_field(Field::Language));
        let language = keep(&mut errors, language);
        let section = rules
            .section(&request.section)
            .map_err(in_field(Field::Section));
        let section = keep(&mut errors, section);
        // Every `None` has left its mistake in `errors`.
        match (petition, text, name, country, language, section) {
            (
                Some(petition),
                Some(text),
                Some(name),
                Some(country),
                Some(language),
                Some(section),
            ) => Ok(Self {
                petition,
                text,
                name,
                country,
                language,
                section,
                may_be_shown: request.may_be_shown,
            }),
            _ => Err(errors),
        }
    }
}

/// A mistake in a field that signings also have.
fn in_field(field: Field) -> impl Fn(ErrorCode) -> FormError {
    move |code| FieldError { field, code }.into()
}

fn keep<T>(errors: &mut Vec<FormError>, result: Result<T, FormError>) -> Option<T> {
    result.map_err(|error| errors.push(error)).ok()
}

/// An open case of the ten. A further petition is about no single person who could get a message.
fn petition(text: &str, rules: &Rules<'_>) -> Result<Slug, FormError> {
    let mut petitions = rules.petitions.iter();
    let known = petitions.find(|(slug, _)| slug.as_str() == text);
    let (code, said) = match known {
        Some((slug, CaseStatus::Open)) => return Ok(slug.clone()),
        Some(_) => (ErrorCode::Closed, ActText::MessageClosed),
        None => (ErrorCode::Unknown, ActText::MessageClosed),
    };
    Err(FormError {
        field: "petition",
        code,
        text: Said::Act(said),
    })
}

fn text_error(code: ErrorCode) -> FormError {
    let text = match code {
        ErrorCode::Required => Said::Act(ActText::MessageEmpty),
        ErrorCode::TooLong => Said::Act(ActText::MessageTooLong),
        _ => Said::Live(LiveText::ErrorForbiddenCharacter),
    };
    FormError {
        field: "text",
        code,
        text,
    }
}

fn name(text: Option<&str>) -> Result<Option<PersonName>, FormError> {
    let Some(text) = text else {
        return Ok(None);
    };
    let name = PersonName::parse(text).map_err(|code| FormError {
        field: "name",
        ..in_field(Field::GivenName)(code)
    })?;
    Ok(Some(name))
}

fn country(text: Option<&str>) -> Result<Option<CountryCode>, FormError> {
    let Some(text) = text else {
        return Ok(None);
    };
    let unknown = |_| in_field(Field::Country)(ErrorCode::Unknown);
    Ok(Some(text.parse().map_err(unknown)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Campaign;

    fn request() -> MessageRequest {
        MessageRequest {
            petition: "open".to_owned(),
            text: "Courage !".to_owned(),
            language: "fr".to_owned(),
            section: "fr".to_owned(),
            ..MessageRequest::default()
        }
    }

    fn parse(
        change: impl FnOnce(&mut MessageRequest),
    ) -> Result<Message, Vec<(&'static str, ErrorCode)>> {
        let mut request = request();
        change(&mut request);
        let petitions = [
            ("open".parse().unwrap(), CaseStatus::Open),
            ("won".parse().unwrap(), CaseStatus::Won),
        ];
        let rules = Rules {
            campaign: &Campaign {
                id: "test".to_owned(),
                languages: vec!["fr".parse().unwrap()],
                notices: vec!["1".to_owned()],
            },
            petitions: &petitions,
            sections: &["fr".to_owned().try_into().unwrap()],
        };
        let named =
            |errors: Vec<FormError>| errors.iter().map(|one| (one.field, one.code)).collect();
        Message::parse(&request, &rules).map_err(named)
    }

    #[test]
    fn text_alone_will_do() {
        let message = parse(|_| {}).ok().unwrap();
        assert!(message.name.is_none() && message.country.is_none() && !message.may_be_shown);
        let message = parse(|request| {
            request.name = Some("Amina".to_owned());
            request.country = Some("FR".to_owned());
            request.may_be_shown = true;
        });
        assert!(message.is_ok_and(|message| message.may_be_shown && message.country.is_some()));
    }

    #[test]
    fn every_mistake_is_named_in_the_order_of_the_form() {
        let errors = parse(|request| {
            *request = MessageRequest {
                name: Some("-".to_owned()),
                country: Some("XX".to_owned()),
                language: "de".to_owned(),
                ..MessageRequest::default()
            };
        });
        let expected = [
            ("petition", ErrorCode::Unknown),
            ("text", ErrorCode::Required),
            ("name", ErrorCode::Invalid),
            ("country", ErrorCode::Unknown),
            ("language", ErrorCode::Unknown),
            ("section", ErrorCode::Unknown),
        ];
        assert_eq!(errors.err().unwrap(), expected);
        let won = parse(|request| request.petition = "won".to_owned());
        assert_eq!(won.err().unwrap(), [("petition", ErrorCode::Closed)]);
        let long = parse(|request| request.text = "é".repeat(601));
        assert_eq!(long.err().unwrap(), [("text", ErrorCode::TooLong)]);
    }
}
