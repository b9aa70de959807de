//! Which mail each new signing brings: the same rule for every database.

use std::collections::{HashMap, HashSet};

use super::{MailKind, NewMail, NewSigning};
use crate::hashes::Hash;

/// The most mails to one address in a day: the ten cases signed one by one, and some more. Whoever is
/// written to against their will ends it with the first.
const A_DAY: i64 = 12;

/// A signing with its number in the database, and its mail.
pub type Mailed<'a> = (i64, &'a NewSigning, &'a NewMail);

/// What was sent to an address lately.
#[derive(Clone, Copy, Default)]
pub struct SentBefore {
    pub today: i64,
    /// It was told that it had signed everything.
    pub told: bool,
}

/// The mail of each signing, in order; none beyond the limits of its address. `already` holds the signings
/// whose every petition counts the address.
pub fn choose(
    mailed: &[Mailed<'_>],
    already: &HashSet<i64>,
    mut sent: HashMap<Hash, SentBefore>,
) -> Vec<Option<MailKind>> {
    let mut kinds = Vec::with_capacity(mailed.len());
    for (id, signing, _) in mailed {
        let sent = sent.entry(signing.tag).or_default();
        let kind = match already.contains(id) {
            true if sent.told => None,
            _ if sent.today >= A_DAY => None,
            true => Some(MailKind::Already),
            false => Some(MailKind::Confirm),
        };
        sent.today += i64::from(kind.is_some());
        sent.told |= kind == Some(MailKind::Already);
        kinds.push(kind);
    }
    kinds
}

/// As it stands in the database.
pub fn name(kind: Option<MailKind>) -> &'static str {
    match kind {
        Some(MailKind::Confirm) => "confirm",
        Some(MailKind::Already) => "already",
        None => "none",
    }
}

/// Those signings whose address gets mail, with it.
pub fn mailed<'a>(
    numbered: &[(i64, &'a NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Vec<Mailed<'a>> {
    numbered
        .iter()
        .filter(|(_, signing)| !suppressed.contains(&signing.tag))
        .filter_map(|(id, signing)| Some((*id, *signing, signing.mail.as_ref()?)))
        .collect()
}
