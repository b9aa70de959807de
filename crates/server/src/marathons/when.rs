//! When a marathon is: the hours and the time zone of its place, and the same in seconds.

use std::sync::LazyLock;

use jiff::{
    civil::{Date, Time},
    tz::{self, TimeZone},
};
use marathon_domain::MarathonDetails;

/// Beginning and end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// Seconds since 1970.
    pub starts: i64,
    pub ends: i64,
}

impl When {
    /// `None` if the details hold no valid time, which the domain's rules exclude. An hour that a clock
    /// change skips becomes the hour after it.
    pub fn of(details: &MarathonDetails) -> Option<Self> {
        let zone = TimeZone::get(&details.time_zone).ok()?;
        let date: Date = details.date.parse().ok()?;
        let seconds = |date: Date, hour: &str| {
            let time = Time::strptime("%H:%M", hour).ok()?;
            let moment = zone.to_zoned(date.to_datetime(time)).ok()?;
            Some(moment.timestamp().as_second())
        };
        let last = if details.ends <= details.starts {
            date.tomorrow().ok()?
        } else {
            date
        };
        Some(Self {
            starts: seconds(date, &details.starts)?,
            ends: seconds(last, &details.ends)?,
        })
    }
}

/// The time zones named after places, sorted. POSIX names such as `EST5EDT` and plain offsets are left out.
static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let regions = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Arctic/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    let mut zones: Vec<String> = tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|name| regions.iter().any(|region| name.starts_with(region)))
        .collect();
    zones.sort();
    zones
});

/// Whether a time zone of that name exists.
pub fn is_time_zone(name: &str) -> bool {
    ZONES
        .binary_search_by(|zone| zone.as_str().cmp(name))
        .is_ok()
}

#[cfg(test)]
pub mod tests {
    use marathon_domain::{MarathonFacts, MarathonId, MarathonText, MarathonTexts};

    use super::*;

    fn details(date: &str, starts: &str, ends: &str, zone: &str) -> MarathonDetails {
        MarathonDetails {
            title: "A".to_owned(),
            place: "B".to_owned(),
            town: "C".to_owned(),
            country: "FR".parse().unwrap(),
            date: date.to_owned(),
            starts: starts.to_owned(),
            ends: ends.to_owned(),
            time_zone: zone.to_owned(),
            public: true,
            languages: "D".to_owned(),
            words: "E".to_owned(),
            access: String::new(),
            language: "fr".parse().unwrap(),
        }
    }

    /// The details of a marathon of that title.
    pub fn details_called(title: &str) -> MarathonDetails {
        MarathonDetails {
            title: title.to_owned(),
            ..details("2026-12-05", "18:00", "21:00", "Europe/Paris")
        }
    }

    #[test]
    fn hours_are_those_of_the_place() {
        for (date, zone, starts) in [
            // 2026-12-05T18:00 in winter, in summer, far away, and in a zone with an offset of 5:45.
            ("2026-12-05", "Europe/Paris", 1_796_490_000),
            ("2026-07-05", "Europe/Paris", 1_783_267_200),
            ("2026-12-05", "America/Santiago", 1_796_504_400),
            ("2026-12-05", "Asia/Kathmandu", 1_796_472_900),
        ] {
            let when = When::of(&details(date, "18:00", "21:30", zone)).unwrap();
            assert_eq!(when.starts, starts, "{date} {zone}");
            assert_eq!(when.ends - when.starts, 12_600, "{date} {zone}");
        }
        let night = When::of(&details("2026-12-05", "20:00", "02:00", "Europe/Paris")).unwrap();
        assert_eq!(night.ends - night.starts, 6 * 3600);
        // Clocks go forward at 02:00: 02:30 does not exist, and the night is an hour shorter.
        let spring = When::of(&details("2026-03-29", "02:30", "08:00", "Europe/Paris")).unwrap();
        assert_eq!(spring.starts, 1_774_747_800);
    }

    /// The domain counts weekdays by itself, since the app has no calendar.
    #[test]
    fn days_in_words_are_those_of_the_calendar() {
        let mut texts = MarathonTexts {
            texts: vec![String::new(); MarathonText::KEYS.len()],
            months: (1..=12).map(|month| month.to_string()).collect(),
            weekdays: (0..7).map(|weekday| weekday.to_string()).collect(),
            ..MarathonTexts::default()
        };
        let pattern = "{weekday} {day}.{month}.{year}";
        pattern.clone_into(&mut texts.texts[MarathonText::DatePattern as usize]);
        "{date}".clone_into(&mut texts.texts[MarathonText::DateHours as usize]);
        let mut facts = MarathonFacts::of(
            MarathonId::of([0; 16]),
            details("2026-12-05", "18:00", "21:00", "Europe/Paris"),
        );
        let first: Date = "1995-01-01".parse().unwrap();
        let mut days = 0;
        for date in first.series(jiff::Span::new().days(1)) {
            if date.year() > 2405 {
                break;
            }
            facts.date = date.to_string();
            let weekday = date.weekday().to_monday_zero_offset();
            let (year, month, day) = (date.year(), date.month(), date.day());
            assert_eq!(
                facts.when(&texts),
                format!("{weekday} {day}.{month}.{year}")
            );
            days += 1;
        }
        assert!(days > 146_097, "every day of 400 years");
    }

    #[test]
    fn zones_are_places_of_the_world() {
        for known in [
            "Europe/Paris",
            "Asia/Yangon",
            "Africa/Bujumbura",
            "America/Bogota",
        ] {
            assert!(is_time_zone(known), "{known}");
        }
        for unknown in [
            "",
            "Paris",
            "europe/paris",
            "Etc/GMT+3",
            "US/Eastern",
            "Europe/Atlantis",
        ] {
            assert!(!is_time_zone(unknown), "{unknown}");
        }
        assert!(ZONES.len() > 300 && ZONES.is_sorted());
    }
}
