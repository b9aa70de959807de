//! Numbers, months and days as a language writes them, by the Unicode CLDR.

use icu_calendar::Date;
use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{YM, YMD},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;

use crate::grouping::Grouping;

/// Writes for one language.
pub struct Words {
    numbers: DecimalFormatter,
    months: DateTimeFormatter<YM>,
    days: DateTimeFormatter<YMD>,
}

impl Words {
    /// For a BCP 47 tag. None if the text is not a tag.
    pub fn of(tag: &str) -> Option<Self> {
        let locale: Locale = tag.parse().ok()?;
        Some(Self {
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
            months: DateTimeFormatter::try_new((&locale).into(), YM::long()).ok()?,
            days: DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?,
        })
    }

    /// `690000` gives `690 000`.
    pub fn number(&self, number: impl Into<u64>) -> String {
        let number = Decimal::from(number.into());
        self.numbers.format(&number).to_string()
    }

    /// How the language groups digits. None if it writes numbers in other digits than 0 to 9.
    pub fn grouping(&self) -> Option<Grouping> {
        let written = self.number(123_456_789_u32);
        let not_a_digit = |letter: char| !letter.is_ascii_digit();
        let mut groups = written.rsplit(not_a_digit).map(|group| group.len() as u32);
        let mut numbers = [1_234_u32, 12_345, 123_456].into_iter();
        let shortest = numbers.find(|number| self.number(*number).contains(not_a_digit))?;
        let grouping = Grouping {
            separator: written.matches(not_a_digit).next()?.to_owned(),
            fewest_digits: shortest.to_string().len() as u32,
            last: groups.next()?,
            earlier: groups.next()?,
        };
        let mut lengths = (0..20).map(|zeros| 10_u64.pow(zeros));
        let is_right = |number| grouping.write(number) == self.number(number);
        lengths.all(is_right).then_some(grouping)
    }

    /// `2020-10` gives `octobre 2020`. None for any other form.
    pub fn month(&self, month: &str) -> Option<String> {
        let (year, number) = month.split_once('-')?;
        if year.len() != 4 || number.len() != 2 {
            return None;
        }
        let date = Date::try_new_iso(year.parse().ok()?, number.parse().ok()?, 1).ok()?;
        Some(self.months.format(&date).to_string())
    }

    /// `2020-10-31` gives `31 octobre 2020`. None for any other form.
    pub fn day(&self, day: &str) -> Option<String> {
        let mut parts = day.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return None;
        }
        let (year, month, day) = (year.parse(), month.parse(), day.parse());
        let date = Date::try_new_iso(year.ok()?, month.ok()?, day.ok()?).ok()?;
        Some(self.days.format(&date).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_unicode_cldr_has_it() {
        // Groups of two in Hindi, no group of four digits in Spanish, Polish and Portuguese, and apostrophes.
        for tag in [
            "fr",
            "en",
            "es",
            "ar-u-nu-latn",
            "hi",
            "pl",
            "pt-PT",
            "de-CH",
            "sw",
            "fa-u-nu-latn",
        ] {
            let words = Words::of(tag).unwrap();
            let grouping = words
                .grouping()
                .unwrap_or_else(|| panic!("{tag} is not grouped"));
            for digits in 1..20 {
                let number = 1_234_567_890_123_456_789 / 10_u64.pow(19 - digits);
                assert_eq!(grouping.write(number), words.number(number), "{tag}");
            }
        }
        let persian_digits = Words::of("fa").unwrap();
        assert_eq!(persian_digits.grouping(), None);
    }

    #[test]
    fn each_language_has_its_own_way() {
        for (tag, number, month, day) in [
            ("fr", "690\u{202f}000", "octobre 2020", "31 octobre 2020"),
            ("en-GB", "690,000", "October 2020", "31 October 2020"),
            ("es", "690.000", "octubre de 2020", "31 de octubre de 2020"),
            ("ar-u-nu-latn", "690,000", "أكتوبر 2020", "31 أكتوبر 2020"),
        ] {
            let words = Words::of(tag).unwrap();
            assert_eq!(words.number(690_000_u32), number, "{tag}");
            assert_eq!(words.month("2020-10").as_deref(), Some(month), "{tag}");
            assert_eq!(words.day("2020-10-31").as_deref(), Some(day), "{tag}");
        }
        let words = Words::of("fr").unwrap();
        for wrong in ["2020", "2020-13", "20-10", "2020-1", "october 2020"] {
            assert_eq!(words.month(wrong), None, "{wrong}");
        }
        for wrong in ["2020-10", "2020-02-30", "2020-10-1", "2020-10-31T12", "x"] {
            assert_eq!(words.day(wrong), None, "{wrong}");
        }
    }
}
