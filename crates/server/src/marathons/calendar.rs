//! A marathon as a calendar event (RFC 5545). Its times are in UTC: they need no description of a time zone,
//! and every calendar shows them in its reader's own.

use jiff::Timestamp;
use marathon_domain::MarathonDetails;
use marathon_store::ShownMarathon;

use super::when::When;

/// The most bytes in a line, without its end.
const LONGEST_LINE: usize = 75;

/// The event of a marathon, identified by its name and the host of this site.
pub fn calendar(
    details: &MarathonDetails,
    when: &When,
    (name, host, address): (&str, &str, &str),
    shown: &ShownMarathon,
    now: i64,
) -> String {
    let place = format!("{}, {}", details.place, details.town);
    let status = if shown.cancelled {
        "CANCELLED"
    } else {
        "CONFIRMED"
    };
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Marathon//Letter-writing marathon//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{name}@{host}"),
        format!("DTSTAMP:{}", utc(now)),
        // Tells a calendar that this version replaces the one it holds.
        format!("SEQUENCE:{}", shown.sequence),
        format!("DTSTART:{}", utc(when.starts)),
        format!("DTEND:{}", utc(when.ends)),
        format!("SUMMARY:{}", escaped(&details.title)),
        format!("LOCATION:{}", escaped(&place)),
        format!("DESCRIPTION:{}", escaped(&details.words)),
        format!("URL:{address}"),
        format!("STATUS:{status}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

fn utc(seconds: i64) -> String {
    let moment = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

/// A line with its end. A long line is folded: it continues after a space, and no character is cut.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LONGEST_LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(letter);
        length += letter.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let line = "DESCRIPTION:".to_owned() + &"é".repeat(200);
        let whole = folded(&line);
        for part in whole.split_terminator("\r\n") {
            assert!(part.len() <= LONGEST_LINE, "{part}");
        }
        assert_eq!(whole.replace("\r\n ", ""), line + "\r\n");
    }
}
