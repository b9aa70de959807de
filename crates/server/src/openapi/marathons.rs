//! The constraints for a marathon, as far as a schema can express them.

use marathon_domain::{CountryCode, Email, MarathonDetails, Page, PersonName};
use serde_json::{Value, json};

use super::FORBIDDEN;
use crate::state::App;

/// The characters that no text of several lines may hold: the same except for line breaks.
const FORBIDDEN_IN_LINES: &str = r"\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB";

/// The constraints of this campaign for each field. No schema can say that a day is not over, that
/// the end differs from the beginning, or which time zones exist.
pub fn constraints(app: &App) -> Vec<(&'static str, Value)> {
    let line = |longest: usize| {
        let pattern = format!(r"^[^{FORBIDDEN}]*[\p{{L}}\p{{N}}][^{FORBIDDEN}]*$");
        json!({"minLength": 1, "maxLength": longest, "pattern": pattern})
    };
    let lines = |begins: &str, longest: usize| {
        let pattern = format!(r"^{begins}[^{FORBIDDEN_IN_LINES}]*$");
        json!({"maxLength": longest, "pattern": pattern})
    };
    let needed = format!(r"[^{FORBIDDEN_IN_LINES}]*[^\s{FORBIDDEN_IN_LINES}]");
    let hour = json!({"pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"});
    let countries: Vec<CountryCode> = CountryCode::all().collect();
    let languages: Vec<_> = app.campaign.languages().collect();
    let pages = languages
        .iter()
        .map(|language| Page::NewMarathon.path(language));
    vec![
        ("title", line(MarathonDetails::LONGEST_LINE)),
        ("place", line(MarathonDetails::LONGEST_LINE)),
        ("town", line(MarathonDetails::LONGEST_TOWN)),
        ("country", json!({"enum": countries})),
        (
            "date",
            json!({"pattern": "^20[2-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}),
        ),
        ("starts", hour.clone()),
        ("ends", hour),
        (
            "time_zone",
            json!({"pattern": "^((Africa|America|Asia|Europe|Pacific)/[A-Z][a-z]{2,20})?$"}),
        ),
        ("languages", line(MarathonDetails::LONGEST_LINE)),
        ("words", lines(&needed, MarathonDetails::LONGEST_WORDS)),
        ("access", lines("", MarathonDetails::LONGEST_ACCESS)),
        ("contact_name", line(PersonName::LONGEST)),
        (
            "contact_email",
            json!({"format": "email", "maxLength": Email::LONGEST}),
        ),
        ("language", json!({"enum": languages})),
        ("page", json!({"enum": pages.collect::<Vec<_>>()})),
    ]
}
