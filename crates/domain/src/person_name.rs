//! A person's given or family name.

use crate::{
    field_error::ErrorCode,
    text_rules::{check_line, trim},
};

/// The name that a person gives: any script, any punctuation, at least one letter or digit, at most
/// 150 characters (Unicode scalar values), no control characters.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonName(String);

impl PersonName {
    /// The longest name, in Unicode scalar values.
    pub const LONGEST: usize = 150;

    /// Reads a name, dropping the white space and the invisible marks around it.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        if text.trim().is_empty() {
            return Err(ErrorCode::Required);
        }
        let text = trim(text);
        check_line(text, Self::LONGEST)?;
        // It replaces a letter that some program could not read.
        if text.contains(char::REPLACEMENT_CHARACTER) {
            return Err(ErrorCode::ForbiddenCharacter);
        }
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

/// Whether a name can consist of this character alone: a visible letter or digit of any script.
#[cfg(feature = "unicode")]
fn may_name(character: char) -> bool {
    use icu_properties::{
        CodePointMapData, CodePointSetData,
        props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup},
    };
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    let of_words = GeneralCategoryGroup::Letter.union(GeneralCategoryGroup::Number);
    // Hangul fillers are letters, but invisible.
    of_words.contains(category)
        && !CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character)
}

/// The same without the tables of Unicode, which the app does not carry: outside ASCII, any
/// character that is not in a block of punctuation or symbols. The server has the last word.
#[cfg(not(feature = "unicode"))]
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
            PersonName::parse("\u{200F}Ana \u{2060}")
                .ok()
                .unwrap()
                .as_str(),
            "Ana"
        );
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
            ("\u{200F}\u{61C}", ErrorCode::Invalid),
            ("Am\u{FFFD}lie", ErrorCode::ForbiddenCharacter),
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

    #[cfg(feature = "unicode")]
    #[test]
    fn a_name_of_which_nothing_is_seen_is_none() {
        for name in [
            "\u{3164}",
            "\u{115F}\u{1160}",
            "\u{FFA0}",
            "\u{FE0F}",
            "\u{E0041}",
            "\u{61C}",
            "\u{180E}",
            "\u{301}",
            "\u{E000}",
            "\u{378}",
            "😀",
            "❤\u{FE0F}",
        ] {
            assert_eq!(
                PersonName::parse(name).err(),
                Some(ErrorCode::Invalid),
                "{}",
                name.escape_unicode()
            );
        }
        for name in [
            "李",
            "နန်း",
            "علی\u{200C}رضا",
            "Ame\u{301}lie",
            "ⵣⵉⵔⵉ",
            "𞤀𞤥𞤭𞤲𞤢",
            "ᎣᏏᏲ",
            "٤",
        ] {
            assert!(PersonName::parse(name).is_ok(), "{name}");
        }
    }
}
