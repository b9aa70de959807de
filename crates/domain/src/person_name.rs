//! A person's given or family name.

use crate::{field_error::ErrorCode, text_rules::check_line};

/// What a person says they are called: any script, any punctuation, at least one letter or digit,
/// at most 150 characters (Unicode scalar values), no control characters.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// The longest name, in Unicode scalar values.
    pub const LONGEST: usize = 150;

    /// Reads a name, dropping the white space around it.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        let text = text.trim();
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        check_line(text, Self::LONGEST)?;
        if !text.chars().any(may_name) {
            return Err(ErrorCode::Invalid);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a name can consist of this character: letters and digits of any script. Outside ASCII all
/// but the blocks of punctuation and symbols count, which spares the app the tables of Unicode.
fn may_name(character: char) -> bool {
    match character {
        '\0'..='\u{7F}' => character.is_ascii_alphanumeric(),
        '\u{80}'..='\u{BF}' | '\u{2000}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_pass() {
        let eighty = "é".repeat(80);
        for name in [
            "O",
            "Ng",
            "D’Arc",
            "O'Neill",
            "Anne-Marie",
            "María José",
            "နန်း",
            "محمد",
            "علی‌رضا",
            "李",
            "Özgür",
            "नरेन्द्र",
            "X Æ A-12",
            eighty.as_str(),
            "de la Cruz, jr.",
        ] {
            assert!(PersonName::parse(name).is_ok(), "{name:?}");
        }
        assert_eq!(
            PersonName::parse("  Ana\u{a0}").ok().unwrap().as_str(),
            "Ana"
        );
    }

    #[test]
    fn what_is_no_name_is_refused_with_its_reason() {
        let long = "a".repeat(151);
        for (text, code) in [
            ("", ErrorCode::Required),
            (" \u{3000}", ErrorCode::Required),
            ("-", ErrorCode::Invalid),
            ("…", ErrorCode::Invalid),
            ("A\u{0}", ErrorCode::ForbiddenCharacter),
            ("A\nB", ErrorCode::ForbiddenCharacter),
            ("A\u{202E}B", ErrorCode::ForbiddenCharacter),
            ("A\u{2066}B", ErrorCode::ForbiddenCharacter),
            ("A\u{FFFF}", ErrorCode::ForbiddenCharacter),
            (long.as_str(), ErrorCode::TooLong),
        ] {
            assert_eq!(PersonName::parse(text).err(), Some(code), "{text:?}");
        }
    }
}
