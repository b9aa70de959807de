//! The time of a marathon, in words.

use super::{MarathonFacts, day};
use crate::content::{MarathonText, MarathonTexts};

impl MarathonFacts {
    /// Day and hours: `samedi 5 décembre 2026, de 18:00 à 21:00`.
    pub fn when(&self, texts: &MarathonTexts) -> String {
        let hours = match self.ends <= self.starts {
            true => MarathonText::DateOvernight,
            false => MarathonText::DateHours,
        };
        texts
            .fill(hours, "date", &in_words(&self.date, texts))
            .replace("{starts}", &self.starts)
            .replace("{ends}", &self.ends)
    }

    /// The beginning, as the attribute `datetime` of a page has it.
    pub fn starts_at(&self) -> String {
        [&self.date, "T", &self.starts].concat()
    }

    /// The clock that the hours refer to: `heure locale : Europe/Paris`.
    pub fn clock(&self, texts: &MarathonTexts) -> String {
        let zone = self.time_zone.replace('_', " ");
        texts.fill(MarathonText::DateZone, "zone", &zone)
    }
}

/// A day in words, or the text itself if it is not a day.
fn in_words(date: &str, texts: &MarathonTexts) -> String {
    let Some((year, month, day)) = day::read(date) else {
        return date.to_owned();
    };
    let named = |names: &[String], place: u16| {
        let name = names.get(usize::from(place));
        name.cloned().unwrap_or_default()
    };
    let weekday = day::weekday(year, month, day);
    texts
        .fill(
            MarathonText::DatePattern,
            "weekday",
            &named(&texts.weekdays, weekday),
        )
        .replace("{day}", &day.to_string())
        .replace("{month}", &named(&texts.months, month - 1))
        .replace("{year}", &year.to_string())
}
