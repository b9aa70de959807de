//! How long supporters' data is kept.

use serde::{Deserialize, Serialize};

/// The time is counted from the end of the campaign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// The last day of the campaign, as `2026-12-31`.
    pub ends: String,
    /// After this many months everything except the counts is deleted.
    pub keep_months: u16,
}

impl Retention {
    /// Whether the last day is a valid date. Days are compared as text.
    pub fn is_sound(&self) -> bool {
        let mut parts = self.ends.split('-');
        let mut number = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| is_number)
        };
        let (year, month, day) = (number(4), number(2), number(2));
        year.is_some()
            && month.is_some_and(|month| matches!(month, 1..=12))
            && day.is_some_and(|day| matches!(day, 1..=31))
            && parts.next().is_none()
            && self.keep_months > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_on_a_day() {
        let is_sound = |ends: &str| {
            let ends = ends.to_owned();
            Retention {
                ends,
                keep_months: 1,
            }
            .is_sound()
        };
        assert!(is_sound("2026-12-31"));
        for wrong in [
            "",
            "2026-12",
            "2026-1-31",
            "2026-13-01",
            "31-12-2026",
            "2026-12-31-1",
            "+026-12-31",
        ] {
            assert!(!is_sound(wrong), "{wrong}");
        }
    }
}
