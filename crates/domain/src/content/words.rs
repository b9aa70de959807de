//! Numbers, months and days as a language writes them, by the Unicode CLDR.

use icu_calendar::Date;
use icu_datetime::{
    DateTimeFormatter,
    fieldsets::{YM, YMD},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;

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
