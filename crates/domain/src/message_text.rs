//! The words of a message of encouragement.

use crate::{field_error::ErrorCode, text_rules::check_lines};

/// A few lines: 1 to 600 characters (Unicode scalar values), no control characters except line breaks,
/// never more than one empty line at a time.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageText(String);

impl MessageText {
    /// The longest message, in Unicode scalar values: it must be short enough to be read out or
    /// copied onto a card.
    pub const LONGEST: usize = 600;

    /// Reads a message, dropping the white space around it.
    pub fn parse(text: &str) -> Result<Self, ErrorCode> {
        let mut text = check_lines(text, Self::LONGEST)?;
        if text.is_empty() {
            return Err(ErrorCode::Required);
        }
        while text.contains("\n\n\n") {
            text = text.replace("\n\n\n", "\n\n");
        }
        Ok(Self(text))
    }

    /// The message as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_lines_pass_as_they_were_meant() {
        for (typed, kept) in [
            (
                "  Courage, Jani !\r\n\r\n\r\n\r\nAmina ",
                "Courage, Jani !\n\nAmina",
            ),
            ("لستِ وحدكِ", "لستِ وحدكِ"),
            ("❤️", "❤️"),
        ] {
            assert_eq!(MessageText::parse(typed).ok().unwrap().as_str(), kept);
        }
        assert!(MessageText::parse(&"é".repeat(600)).is_ok());
    }

    #[test]
    fn what_is_no_message_is_refused_with_its_reason() {
        let long = "é".repeat(601);
        let lines = "é\n".repeat(301);
        for (text, code) in [
            ("", ErrorCode::Required),
            (" \n\u{a0}", ErrorCode::Required),
            ("a\u{0}", ErrorCode::ForbiddenCharacter),
            ("a\u{1b}[2J", ErrorCode::ForbiddenCharacter),
            ("a\n\u{202E}b", ErrorCode::ForbiddenCharacter),
            (long.as_str(), ErrorCode::TooLong),
            (lines.as_str(), ErrorCode::TooLong),
        ] {
            assert_eq!(MessageText::parse(text).err(), Some(code), "{text:?}");
        }
    }
}
