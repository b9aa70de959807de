//! Says in words how the signatures were collected.

use marathon_domain::{PaperText, folding::Sums};

use super::{count::Count, pages::DeliveryPages};
use crate::documents::DocumentSource;

/// The paragraphs: the days of signing, the section, how signatures were counted, and as of when.
pub fn account(count: &Count, delivering: &DeliveryPages) -> Vec<String> {
    let source = &delivering.source;
    let section = ("section", delivering.section.as_str());
    let mut lines = Vec::new();
    lines.extend(days(count, source));
    lines.push(source.say(PaperText::DeliveryReceiver, &[section]));
    let once = source.say(PaperText::DeliveryOnce, &[]);
    let confirmed = confirmed(count, source);
    lines.push(format!("{once} {confirmed}").trim_end().to_owned());
    if let Some(day) = source.words.day(&delivering.as_of) {
        lines.push(source.say(PaperText::DeliveryAsOf, &[("day", &day)]));
    }
    lines
}

/// None for fewer than ten signatures, whose days would point at people.
fn days(count: &Count, source: &DocumentSource) -> Option<String> {
    let sums = Sums {
        signings: count.counted,
        counted: count.counted,
    };
    let (first, last) = count.days.as_ref().filter(|_| !sums.is_small())?;
    let (first_day, last_day) = (source.words.day(first)?, source.words.day(last)?);
    Some(match first == last {
        true => source.say(PaperText::DeliveryDay, &[("day", &first_day)]),
        false => source.say(
            PaperText::DeliveryDays,
            &[("first", &first_day), ("last", &last_day)],
        ),
    })
}

fn confirmed(count: &Count, source: &DocumentSource) -> String {
    let number = source.number(count.confirmed);
    match count.confirmed {
        _ if count.counted == 0 => String::new(),
        0 => source.say(PaperText::DeliveryUnconfirmed, &[]),
        some if some < count.counted => {
            source.say(PaperText::DeliverySomeConfirmed, &[("number", &number)])
        }
        _ => source.say(PaperText::DeliveryConfirmed, &[]),
    }
}
