//! A postcode, of any country.

use crate::{
    field_error::ErrorCode,
    text_rules::{check_line, is_mark},
};

/// At most 24 characters: letters, digits, spaces and the signs that people write between them,
/// such as `01.310-100`, `P.O. Box 12345` or `N/A`. Beyond ASCII anything is allowed, and no list
/// of postcodes is checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Postcode(String);

impl Postcode {
    /// The longest postcode, in Unicode scalar values.
    pub const LONGEST: usize = 24;

    /// Reads a postcode. White space alone is no postcode.
    pub fn parse(text: &str) -> Result<Option<Self>, ErrorCode> {
        // No script needs these characters in a postcode, and they would change how a list is sorted.
        let text: String = text.chars().filter(|mark| !is_mark(*mark)).collect();
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        check_line(text, Self::LONGEST)?;
        let well_formed = text.chars().all(|character| {
            !character.is_ascii()
                || character.is_ascii_alphanumeric()
                || matches!(
                    character,
                    ' ' | '-' | '.' | ',' | '/' | '\'' | '#' | '(' | ')'
                )
        });
        if !well_formed {
            return Err(ErrorCode::Invalid);
        }
        Ok(Some(Self(text.to_owned())))
    }

    /// The postcode as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_optional_and_short() {
        assert!(Postcode::parse(" ").is_ok_and(|postcode| postcode.is_none()));
        for good in [
            "75001",
            "SW1A 1AA",
            "SW1A 1AA.",
            "4000-123",
            "01.310-100",
            "N/A",
            "B.P. 1234",
            "Bogotá 110111",
            "P.O. Box 12345",
            "٧٥٠٠١",
        ] {
            assert!(
                Postcode::parse(good).is_ok_and(|postcode| postcode.is_some()),
                "{good}"
            );
        }
        assert_eq!(
            Postcode::parse(&"1".repeat(25)).err(),
            Some(ErrorCode::TooLong)
        );
        let marked = Postcode::parse("75\u{200B}001\u{200F}").ok().flatten();
        assert_eq!(marked.unwrap().as_str(), "75001");
        assert_eq!(Postcode::parse("<b>").err(), Some(ErrorCode::Invalid));
        assert_eq!(
            Postcode::parse("75\t001").err(),
            Some(ErrorCode::ForbiddenCharacter)
        );
    }
}
