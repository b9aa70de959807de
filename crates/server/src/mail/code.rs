//! The six digits that can be typed instead of following the link.

use marathon_seal::Randomness;

/// Six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct ConfirmationCode(String);

impl ConfirmationCode {
    /// A fresh one. The bias of the remainder is below 1 in 10¹³.
    pub fn generate(random: &Randomness) -> Self {
        let number = u64::from_le_bytes(random.bytes()) % 1_000_000;
        Self(format!("{number:06}"))
    }

    /// Reads what was typed: digits of any of our languages' keyboards, with spaces or hyphens between.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Option<String> = text
            .chars()
            .filter(|character| !character.is_whitespace() && *character != '-')
            .map(digit)
            .collect();
        digits.filter(|digits| digits.len() == 6).map(Self)
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Arabic keyboards have digits of their own, Persian ones other ones again.
fn digit(character: char) -> Option<char> {
    let value = match character {
        '0'..='9' => character as u32 - '0' as u32,
        '٠'..='٩' => character as u32 - '٠' as u32,
        '۰'..='۹' => character as u32 - '۰' as u32,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (typed, read) in [
            ("012345", Some("012345")),
            (" 012 345 ", Some("012345")),
            ("012-345", Some("012345")),
            ("٠١٢٣٤٥", Some("012345")),
            ("۰۱۲۳۴۵", Some("012345")),
            ("12345", None),
            ("1234567", None),
            ("12345a", None),
            ("", None),
        ] {
            let code = ConfirmationCode::parse(typed);
            assert_eq!(code.as_ref().map(ConfirmationCode::as_str), read, "{typed}");
        }
    }

    #[test]
    fn has_six_digits_always() {
        let small = Randomness::from_fn(|bytes| bytes.fill(0));
        assert_eq!(ConfirmationCode::generate(&small).as_str(), "000000");
    }
}
