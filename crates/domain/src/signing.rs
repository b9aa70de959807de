//! A valid signing, and the one place that defines when it is valid.

use crate::{
    content::{CaseStatus, SectionCode},
    country::CountryCode,
    email::Email,
    field_error::{ErrorCode, Field, FieldError},
    language::Language,
    person_name::PersonName,
    postcode::Postcode,
    rules::Rules,
    signing_request::SigningRequest,
    slug::Slug,
    source_tag::SourceTag,
};

/// One submission, checked. Its parts hold personal data, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Signing {
    /// At least one, each once, all open.
    pub petitions: Vec<Slug>,
    pub given_name: PersonName,
    pub family_name: PersonName,
    pub email: Email,
    pub country: CountryCode,
    pub postcode: Option<Postcode>,
    pub language: Language,
    pub section: SectionCode,
    pub source: Option<SourceTag>,
    /// The version of the consent texts that were shown.
    pub notice: String,
    pub updates: bool,
    pub name_to_authorities: bool,
}

impl Signing {
    /// Checks a whole request, and returns every mistake at once, in the order of the form.
    pub fn parse(request: &SigningRequest, rules: &Rules<'_>) -> Result<Self, Vec<FieldError>> {
        let mut errors = Errors::default();
        let petitions = errors.keep(Field::Petitions, petitions(&request.petitions, rules));
        let given_name = errors.keep(Field::GivenName, PersonName::parse(&request.given_name));
        let family_name = errors.keep(Field::FamilyName, PersonName::parse(&request.family_name));
        let email = errors.keep(Field::Email, Email::parse(&request.email));
        let country = errors.keep(Field::Country, rules.country(&request.country));
        let postcode = errors.keep(
            Field::Postcode,
            Postcode::parse(request.postcode.as_deref().unwrap_or_default()),
        );
        let language = errors.keep(Field::Language, rules.language(&request.language));
        let section = errors.keep(Field::Section, rules.section(&request.section));
        let source = errors.keep(
            Field::Source,
            request.source.as_deref().map(SourceTag::parse).transpose(),
        );
        let notice = errors.keep(Field::Notice, rules.notice(request.notice.as_deref()));

        // Every `None` has left its mistake in `errors`.
        match (
            petitions,
            given_name,
            family_name,
            email,
            country,
            postcode,
            language,
            section,
            source,
            notice,
        ) {
            (
                Some(petitions),
                Some(given_name),
                Some(family_name),
                Some(email),
                Some(country),
                Some(postcode),
                Some(language),
                Some(section),
                Some(source),
                Some(notice),
            ) => Ok(Self {
                petitions,
                given_name,
                family_name,
                email,
                country,
                postcode,
                language,
                section,
                source,
                notice,
                updates: request.updates,
                name_to_authorities: request.name_to_authorities,
            }),
            _ => Err(errors.0),
        }
    }
}

#[derive(Default)]
struct Errors(Vec<FieldError>);

impl Errors {
    fn keep<T>(&mut self, field: Field, result: Result<T, ErrorCode>) -> Option<T> {
        result
            .map_err(|code| self.0.push(FieldError { field, code }))
            .ok()
    }
}

fn petitions(slugs: &[String], rules: &Rules<'_>) -> Result<Vec<Slug>, ErrorCode> {
    if slugs.is_empty() {
        return Err(ErrorCode::Required);
    }
    if slugs.len() > rules.petitions.len() {
        return Err(ErrorCode::TooLong);
    }
    let mut known: Vec<Slug> = Vec::with_capacity(slugs.len());
    for text in slugs {
        let (slug, status) = rules
            .petitions
            .iter()
            .find(|(slug, _)| slug.as_str() == text)
            .ok_or(ErrorCode::Unknown)?;
        if *status != CaseStatus::Open {
            return Err(ErrorCode::Closed);
        }
        if known.contains(slug) {
            return Err(ErrorCode::Repeated);
        }
        known.push(slug.clone());
    }
    Ok(known)
}
