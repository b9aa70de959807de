//! Digits as the keyboards of the world write them.

/// Each zero is followed by the nine other digits of its script. These are the scripts of languages
/// that people write to us in, or whose keyboards they use. The app does not carry the tables of
/// Unicode.
const ZEROS: [char; 19] = [
    '0', '\u{660}', '\u{6F0}', '\u{7C0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}',
    '\u{BE6}', '\u{C66}', '\u{CE6}', '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}',
    '\u{17E0}', '\u{FF10}',
];

/// The digit as `0` to `9`, if it is one.
pub fn ascii_digit(character: char) -> Option<char> {
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        (value < 10).then(|| char::from_digit(value, 10))?
    })
}

/// The text with its digits as `0` to `9`. Everything else stays.
pub fn with_ascii_digits(text: &str) -> String {
    let digit = |character| ascii_digit(character).unwrap_or(character);
    text.chars().map(digit).collect()
}

/// The digits of a number, without what people write between thousands: spaces, apostrophes, and
/// the Arabic sign. Points and commas stay, since decimals may follow them.
pub fn of_number(text: &str) -> String {
    let is_between = |character: char| {
        character.is_whitespace() || matches!(character, '\'' | '\u{2019}' | '\u{66C}')
    };
    let typed: String = text
        .chars()
        .filter(|character| !is_between(*character))
        .collect();
    with_ascii_digits(&typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyboards_digits_are_read() {
        for typed in ["25", "٢٥", "۲۵", "２５", "२५", "২৫", "๒๕", "၂၅", "២៥", "༢༥"]
        {
            assert_eq!(with_ascii_digits(typed), "25", "{typed}");
        }
        assert_eq!(with_ascii_digits("١٨:٠٠"), "18:00");
        assert_eq!(with_ascii_digits("½ Ⅳ ²"), "½ Ⅳ ²");
    }

    #[test]
    fn thousands_may_stand_apart() {
        for typed in [
            "1250",
            "1 250",
            "1\u{202F}250",
            "1\u{A0}250",
            "1’250",
            "١٬٢٥٠",
        ] {
            assert_eq!(of_number(typed), "1250", "{typed}");
        }
        assert_eq!(of_number("1.5"), "1.5");
    }
}
