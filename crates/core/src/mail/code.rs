//! The code that can be typed instead of following the link: four letters that name the mail, and
//! six digits. Whoever has not seen the mail does not know the letters, and cannot spoil it by
//! guessing.

use marathon_domain::digits::ascii_digit;
use marathon_seal::Randomness;

/// Twenty letters: no vowels, which would make words, and no letter that looks like another one or like a
/// digit.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
const NAME: usize = 4;
const DIGITS: usize = 6;

/// Four letters and six digits.
#[derive(Clone, PartialEq, Eq)]
pub struct ConfirmationCode {
    name: String,
    digits: String,
}

impl ConfirmationCode {
    /// A fresh code. The bias of the remainders is below 1 in 10¹².
    pub fn generate(random: &Randomness) -> Self {
        let number = |end: u64| u64::from_le_bytes(random.bytes()) % end;
        let digits = number(1_000_000);
        let mut name = number(20_u64.pow(4));
        let mut letters = String::with_capacity(NAME);
        for _ in 0..NAME {
            letters.push(char::from(
                LETTERS[usize::try_from(name % 20).unwrap_or_default()],
            ));
            name /= 20;
        }
        Self {
            name: letters,
            digits: format!("{digits:06}"),
        }
    }

    /// Reads what was typed: letters in upper or lower case, digits of any script, with any
    /// separators.
    pub fn parse(text: &str) -> Option<Self> {
        let is_between = |character: char| {
            character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}')
        };
        let typed: String = marathon_domain::trim(text)
            .chars()
            .filter(|character| !is_between(*character))
            .collect();
        let mut characters = typed.chars();
        let name: Option<String> = characters.by_ref().take(NAME).map(letter).collect();
        let digits: Option<String> = characters.map(ascii_digit).collect();
        let (name, digits) = (name?, digits?);
        let is_whole = name.len() == NAME && digits.len() == DIGITS;
        is_whole.then_some(Self { name, digits })
    }

    /// The letters that name the mail.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The digits, which only the mail's reader knows.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The code as the mail shows it.
    pub fn text(&self) -> String {
        format!("{}-{}", self.name, self.digits)
    }
}

/// East Asian keyboards have full-width letters.
fn letter(character: char) -> Option<char> {
    let narrow = match u32::from(character) {
        wide @ 0xFF21..=0xFF5A => char::from_u32(wide - 0xFEE0)?,
        _ => character,
    };
    let letter = narrow.to_ascii_uppercase();
    LETTERS
        .contains(&u8::try_from(letter).ok()?)
        .then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        let whole = Some("BCDF-012345");
        for (typed, read) in [
            ("BCDF-012345", whole),
            ("bcdf012345", whole),
            (" bcdf 012 345\u{200F}", whole),
            ("BCDF\u{2011}012\u{2013}345", whole),
            ("BCDF-٠١٢٣٤٥", whole),
            ("BCDF ۰۱۲۳۴۵", whole),
            ("ＢｃＤＦ０１２３４５", whole),
            ("BCDF-०१२३४५", whole),
            ("BCDF-12345", None),
            ("BCDF-1234567", None),
            ("BCD-012345", None),
            ("ABCD-012345", None),
            ("BCDF-01234a", None),
            ("012345", None),
            ("012345BCDF", None),
            ("", None),
        ] {
            let code = ConfirmationCode::parse(typed);
            assert_eq!(code.map(|code| code.text()).as_deref(), read, "{typed}");
        }
    }

    #[test]
    fn has_four_letters_and_six_digits_always() {
        let small = Randomness::from_fn(|bytes| bytes.fill(0));
        assert_eq!(ConfirmationCode::generate(&small).text(), "BBBB-000000");
        let large = Randomness::from_fn(|bytes| bytes.fill(0xFF));
        let code = ConfirmationCode::generate(&large).text();
        assert!(ConfirmationCode::parse(&code).is_some(), "{code}");
    }
}
