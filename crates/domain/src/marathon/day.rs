//! Days and hours as browsers send them.

/// Whether the text is a day of the calendar: `2026-12-05`.
pub(super) fn is_day(text: &str) -> bool {
    read(text).is_some()
}

/// Year, month and day of a day of the calendar.
pub(super) fn read(text: &str) -> Option<(u16, u16, u16)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let is_day = (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
    (is_day && parts.next().is_none()).then_some((year, month, day))
}

/// Days since Monday, 0 to 6.
pub(super) fn weekday(year: u16, month: u16, day: u16) -> u16 {
    // Years are taken to begin in March, so that the leap day comes last. The calendar repeats
    // every 400 years.
    let (years, months) = match month {
        1 | 2 => (year + 399, month + 9),
        _ => (year + 400, month - 3),
    };
    let (years, months) = (u32::from(years), u32::from(months));
    // The five months from March on have 153 days, and so do those from August on.
    let days = (months * 153 + 2) / 5 + u32::from(day);
    let days = days + years * 365 + years / 4 - years / 100 + years / 400;
    // The first of March of the year 0 was a Wednesday.
    ((days + 1) % 7) as u16
}

/// Whether the text is a time of day: `14:30`.
pub(super) fn is_hour(text: &str) -> bool {
    let Some((hour, minute)) = text.split_once(':') else {
        return false;
    };
    number(hour, 2).is_some_and(|hour| hour < 24) && number(minute, 2).is_some_and(|all| all < 60)
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

fn length(year: u16, month: u16) -> u16 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_weekday() {
        for (day, expected) in [
            ("2026-11-30", 0),
            ("2026-12-05", 5),
            ("2024-02-29", 3),
            ("2000-01-01", 5),
            ("1970-01-01", 3),
            ("0000-01-01", 5),
        ] {
            let (year, month, number) = read(day).unwrap();
            assert_eq!(weekday(year, month, number), expected, "{day}");
        }
    }

    #[test]
    fn days_and_hours_are_those_there_are() {
        for day in ["2026-12-05", "2028-02-29", "2000-02-29", "2026-04-30"] {
            assert!(is_day(day), "{day}");
        }
        for no_day in [
            "",
            "2026-2-05",
            "2026-02-29",
            "2100-02-29",
            "2026-04-31",
            "2026-13-01",
            "2026-00-10",
            "2026-12-00",
            "+026-12-05",
            "2026-12-05-1",
            "05/12/2026",
            "2026-12-٠٥",
        ] {
            assert!(!is_day(no_day), "{no_day}");
        }
        for hour in ["00:00", "09:30", "23:59"] {
            assert!(is_hour(hour), "{hour}");
        }
        for no_hour in ["", "9:30", "24:00", "12:60", "12", "12:00:00", "-1:00"] {
            assert!(!is_hour(no_hour), "{no_hour}");
        }
    }
}
