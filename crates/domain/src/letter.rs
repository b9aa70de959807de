//! A valid letter to be delivered, and the one place that defines when it is valid. Only the server
//! uses it.

use crate::{
    content::{ActText, CaseStatus, LiveText, SectionCode},
    country::CountryCode,
    email::Email,
    field_error::{ErrorCode, Field},
    form_error::{FormError, FormErrors, Said},
    language::Language,
    letter_request::LetterRequest,
    person_name::PersonName,
    rules::Rules,
    slug::Slug,
    text_rules::check_lines,
};

/// A letter, checked. Its parts hold personal data, so it has no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// An open case of the ten.
    pub case: Slug,
    pub text: LetterText,
    pub given_name: PersonName,
    pub family_name: PersonName,
    pub email: Email,
    pub country: CountryCode,
    pub language: Language,
    pub section: SectionCode,
    /// The version of the consent texts that were shown.
    pub notice: String,
    pub name_to_authorities: bool,
}

impl Letter {
    /// Checks a whole request, and returns every mistake at once, in the order of the form. The
    /// petitions of the rules are those of the ten cases.
    pub fn parse(request: &LetterRequest, rules: &Rules<'_>) -> Result<Self, Vec<FormError>> {
        let mut errors = FormErrors::default();
        let case = errors.keep(open_case(&request.case, rules));
        let text = errors.keep(LetterText::parse(&request.text).map_err(text_error));
        let given_name = errors.of(Field::GivenName, PersonName::parse(&request.given_name));
        let family_name = errors.of(Field::FamilyName, PersonName::parse(&request.family_name));
        let email = errors.of(Field::Email, Email::parse(&request.email));
        let country = errors.of(Field::Country, rules.country(&request.country));
        let language = errors.of(Field::Language, rules.language(&request.language));
        let section = errors.of(Field::Section, rules.section(&request.section));
        let notice = errors.of(Field::Notice, rules.notice(request.notice.as_deref()));

        // Every `None` has left its mistake in `errors`.
        match (
            case,
            text,
            given_name,
            family_name,
            email,
            country,
            language,
            section,
            notice,
        ) {
            (
                Some(case),
                Some(text),
                Some(given_name),
                Some(family_name),
                Some(email),
                Some(country),
                Some(language),
                Some(section),
                Some(notice),
            ) => Ok(Self {
                case,
                text,
                given_name,
                family_name,
                email,
                country,
                language,
                section,
                notice,
                name_to_authorities: request.name_to_authorities,
            }),
            _ => Err(errors.into_errors()),
        }
    }
}

/// The case with that slug, if it takes letters.
pub fn open_case(slug: &str, rules: &Rules<'_>) -> Result<Slug, FormError> {
    let wrong = |code| FormError {
        field: "case",
        code,
        text: Said::Live(LiveText::ErrorTechnical),
    };
    let mut cases = rules.petitions.iter();
    let (case, status) = cases
        .find(|(case, _)| case.as_str() == slug)
        .ok_or(wrong(ErrorCode::Unknown))?;
    match status {
        CaseStatus::Open => Ok(case.clone()),
        CaseStatus::Won => Err(wrong(ErrorCode::Closed)),
    }
}

fn text_error(code: ErrorCode) -> FormError {
    let text = match code {
        ErrorCode::Required => Said::Act(ActText::LetterRequired),
        ErrorCode::TooLong => Said::Act(ActText::LetterTooLong),
        _ => Said::Live(LiveText::ErrorForbiddenCharacter),
    };
    FormError {
        field: "text",
        code,
        text,
    }
}

/// The text of a letter: some lines, at most 4,000 characters (Unicode scalar values).
#[derive(Clone, PartialEq, Eq)]
pub struct LetterText(String);

impl LetterText {
    /// The longest letter, in Unicode scalar values: more than fits on one page.
    pub const LONGEST: usize = 4000;

    /// Reads a letter, dropping the white space around it. Lines end with a line feed, and a tab
    /// becomes a space.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        let text = check_lines(&text.replace('\t', " "), Self::LONGEST)?;
        match text.is_empty() {
            true => Err(ErrorCode::Required),
            false => Ok(Self(text)),
        }
    }

    /// The letter as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Campaign;

    fn request() -> LetterRequest {
        LetterRequest {
            case: "one".to_owned(),
            text: "Madame, Monsieur,\r\n\r\nLibérez-la.".to_owned(),
            given_name: "Amina".to_owned(),
            family_name: "Diallo".to_owned(),
            email: "amina@exemple.org".to_owned(),
            country: "FR".to_owned(),
            language: "fr".to_owned(),
            section: "fr".to_owned(),
            notice: None,
            name_to_authorities: false,
        }
    }

    fn parse(request: &LetterRequest) -> Result<Letter, Vec<(&'static str, ErrorCode)>> {
        let campaign = Campaign {
            id: "test".to_owned(),
            languages: vec!["fr".parse().unwrap()],
            notices: vec!["1".to_owned()],
        };
        let petitions = [
            ("one".parse().unwrap(), CaseStatus::Open),
            ("won".parse().unwrap(), CaseStatus::Won),
        ];
        let rules = Rules {
            campaign: &campaign,
            petitions: &petitions,
            sections: &["fr".to_owned().try_into().unwrap()],
        };
        let errors = |errors: Vec<FormError>| {
            let errors = errors.iter().map(|error| (error.field, error.code));
            errors.collect()
        };
        Letter::parse(request, &rules).map_err(errors)
    }

    #[test]
    fn a_letter_is_its_lines() {
        let letter = parse(&request()).ok().unwrap();
        assert_eq!(letter.text.as_str(), "Madame, Monsieur,\n\nLibérez-la.");
        assert_eq!(letter.notice, "1");
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let wrong = LetterRequest {
            case: "won".to_owned(),
            text: " \n ".to_owned(),
            given_name: String::new(),
            email: "amina".to_owned(),
            country: "XX".to_owned(),
            section: "de".to_owned(),
            ..request()
        };
        assert_eq!(
            parse(&wrong).err().unwrap(),
            [
                ("case", ErrorCode::Closed),
                ("text", ErrorCode::Required),
                ("given_name", ErrorCode::Required),
                ("email", ErrorCode::Invalid),
                ("country", ErrorCode::Unknown),
                ("section", ErrorCode::Unknown),
            ]
        );
    }

    #[test]
    fn length_counts_characters_and_line_breaks_once() {
        let of = |text: &str| LetterText::parse(text).err();
        let lines = "é\r\n".repeat(LetterText::LONGEST / 2 - 1) + "é";
        assert_eq!(of(&lines), None);
        assert_eq!(of(&(lines + "éé")), Some(ErrorCode::TooLong));
        assert_eq!(of("a\u{0}b"), Some(ErrorCode::ForbiddenCharacter));
        assert_eq!(of("a\u{202E}b"), Some(ErrorCode::ForbiddenCharacter));
        assert_eq!(of("a\tb"), None);
    }
}
