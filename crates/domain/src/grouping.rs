//! How a language sets the digits of a number apart.

use serde::{Deserialize, Serialize};

/// The groups of digits of one language, as the Unicode CLDR has them: 1,234,567 in English, 12,34,567 in Hindi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grouping {
    /// Stands between two groups.
    pub separator: String,
    /// A number with fewer digits is not grouped. Spanish groups from five digits on.
    pub fewest_digits: u32,
    /// The digits of the last group.
    pub last: u32,
    /// The digits of each group before it, except the first.
    pub earlier: u32,
}

impl Default for Grouping {
    /// Threes with a narrow no-break space, which readers of every language understand.
    fn default() -> Self {
        Self {
            separator: "\u{202F}".to_owned(),
            fewest_digits: 4,
            last: 3,
            earlier: 3,
        }
    }
}

impl Grouping {
    /// The number as the language writes it, with the digits 0 to 9.
    pub fn write(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut left = digits.len() as u32;
        if left < self.fewest_digits {
            return digits;
        }
        let mut written = String::new();
        for digit in digits.chars() {
            let ends_group = left >= self.last && (left - self.last).is_multiple_of(self.earlier);
            if ends_group && !written.is_empty() {
                written.push_str(&self.separator);
            }
            written.push(digit);
            left -= 1;
        }
        written
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_threes_where_no_language_is_known() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1\u{202F}000"),
            (1_234_567, "1\u{202F}234\u{202F}567"),
        ] {
            assert_eq!(Grouping::default().write(number), text);
        }
    }
}
