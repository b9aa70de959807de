//! How the number came about, in words.

use marathon_domain::{PaperText, folding::Sums};

use super::{count::Count, pages::Delivering};
use crate::papers::Ground;

/// Paragraphs: when, by whom, counted how, as of when.
pub fn account(count: &Count, delivering: &Delivering) -> Vec<String> {
    let ground = &delivering.ground;
    let section = ("section", delivering.section.as_str());
    let mut lines = Vec::new();
    lines.extend(days(count, ground));
    lines.push(ground.say(PaperText::DeliveryReceiver, &[section]));
    let once = ground.say(PaperText::DeliveryOnce, &[]);
    let confirmed = confirmed(count, ground);
    lines.push(format!("{once} {confirmed}").trim_end().to_owned());
    if let Some(day) = ground.words.day(&delivering.as_of) {
        lines.push(ground.say(PaperText::DeliveryAsOf, &[("day", &day)]));
    }
    lines
}

/// Not of a handful, whose days would be their own.
fn days(count: &Count, ground: &Ground) -> Option<String> {
    let sums = Sums {
        signings: count.counted,
        counted: count.counted,
    };
    let (first, last) = count.days.as_ref().filter(|_| !sums.is_small())?;
    let (first_day, last_day) = (ground.words.day(first)?, ground.words.day(last)?);
    Some(match first == last {
        true => ground.say(PaperText::DeliveryDay, &[("day", &first_day)]),
        false => ground.say(
            PaperText::DeliveryDays,
            &[("first", &first_day), ("last", &last_day)],
        ),
    })
}

fn confirmed(count: &Count, ground: &Ground) -> String {
    let number = ground.number(count.confirmed);
    match count.confirmed {
        _ if count.counted == 0 => String::new(),
        0 => ground.say(PaperText::DeliveryUnconfirmed, &[]),
        some if some < count.counted => {
            ground.say(PaperText::DeliverySomeConfirmed, &[("number", &number)])
        }
        _ => ground.say(PaperText::DeliveryConfirmed, &[]),
    }
}
