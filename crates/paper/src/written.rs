//! Text that a person wrote: a name, or a line of a message.

use serde::Serialize;
use unicode_bidi::{Direction, get_base_direction};

/// After this many letters without a space, a line may be broken, so that nothing runs out of its column.
const UNBROKEN: usize = 22;
/// An invisible place where a line may be broken.
const BREAK: char = '\u{200B}';

/// A text with its own direction, whatever is around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    text: String,
    rtl: bool,
}

impl Written {
    /// A line. Characters that would move others (controls of direction, line breaks) are left out.
    pub fn line(text: &str) -> Self {
        let shown = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let shown: String = shown
            .chars()
            .filter(|letter| !is_control(*letter))
            .collect();
        Self {
            rtl: get_base_direction(shown.as_str()) == Direction::Rtl,
            text: breakable(&shown),
        }
    }

    /// A family name and a given name, as a list has them.
    pub fn name(family: &str, given: &str) -> Self {
        let comma = match get_base_direction(family) {
            Direction::Rtl => "، ",
            _ => ", ",
        };
        let parts = [family.trim(), given.trim()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Self::line(&parts.join(comma))
    }

    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Whether the character is invisible but changes how others are shown.
pub fn is_control(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether the character belongs to the letter before it.
fn is_mark(letter: char) -> bool {
    unicode_bidi::bidi_class(letter) == unicode_bidi::BidiClass::NSM || letter == '\u{200D}'
}

fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut unbroken = 0;
    for letter in text.chars() {
        let joins = is_mark(letter) || out.ends_with('\u{200D}');
        match letter {
            ' ' | '-' => unbroken = 0,
            _ if joins => {}
            _ if unbroken == UNBROKEN => {
                out.push(BREAK);
                unbroken = 1;
            }
            _ => unbroken += 1,
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_own_direction_and_comma() {
        for (family, given, text, rtl) in [
            ("Diallo", "Amina", "Diallo, Amina", false),
            ("الحداد", "أمينة", "الحداد، أمينة", true),
            ("فاطمة", "Sara", "فاطمة، Sara", true),
            ("Sara", "فاطمة", "Sara, فاطمة", false),
            ("", "Amina", "Amina", false),
            (" a \n b\t", "c", "a b, c", false),
        ] {
            let name = Written::name(family, given);
            assert_eq!((name.as_str(), name.rtl), (text, rtl));
        }
    }

    #[test]
    fn nobody_turns_the_names_of_others_round() {
        assert_eq!(
            Written::line("\u{202E}Amina\u{2066}\u{0}").as_str(),
            "Amina"
        );
    }

    #[test]
    fn a_word_without_end_can_be_broken_but_not_between_letter_and_mark() {
        let short = "a".repeat(22);
        assert_eq!(Written::line(&short).as_str(), short);
        let long = Written::line(&"e\u{301}".repeat(50));
        let parts: Vec<usize> = long
            .as_str()
            .split(BREAK)
            .map(|part| {
                assert!(part.starts_with('e') && part.ends_with('\u{301}'));
                part.chars().count() / 2
            })
            .collect();
        assert_eq!(parts, [22, 22, 6]);
    }
}
