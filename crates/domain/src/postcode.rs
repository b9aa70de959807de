//! A postcode, of any country.

use crate::{field_error::ErrorCode, text_rules::check_line};

/// Letters, digits, spaces and hyphens, at most 12 characters. Beyond ASCII anything goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Postcode(String);

impl Postcode {
    /// The longest postcode, in Unicode scalar values.
    pub const LONGEST: usize = 12;

    /// Reads a postcode; nothing but white space is none.
    pub fn parse(text: &str) -> Result<Option<Self>, ErrorCode> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        check_line(text, Self::LONGEST)?;
        let well_formed = text.chars().all(|character| {
            !character.is_ascii()
                || character.is_ascii_alphanumeric()
                || matches!(character, ' ' | '-')
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
        for good in ["75001", "SW1A 1AA", "4000-123", "٧٥٠٠١"] {
            assert!(
                Postcode::parse(good).is_ok_and(|postcode| postcode.is_some()),
                "{good}"
            );
        }
        assert_eq!(
            Postcode::parse("1234567890123").err(),
            Some(ErrorCode::TooLong)
        );
        assert_eq!(Postcode::parse("<b>").err(), Some(ErrorCode::Invalid));
        assert_eq!(
            Postcode::parse("75\t001").err(),
            Some(ErrorCode::ForbiddenCharacter)
        );
    }
}
