//! Which mail each new signing brings: the same rule for every database.

use std::collections::{HashMap, HashSet};

use sqlx::FromRow;

use crate::{Hash, MailKind, NewMail, NewSigning, hash::HashColumn};

/// The most mails to one address in a day, whoever asks. The server itself holds them to fewer, by mailbox and by
/// who asks; this stands where it has been started anew, or where there are several.
const A_DAY: i64 = 30;

/// A signing with its number in the database, and its mail.
pub type MailedSigning<'a> = (i64, &'a NewSigning, &'a NewMail);

/// What was sent to an address lately.
#[derive(Clone, Copy, Default)]
pub struct MailHistory {
    /// How many mails today.
    pub today: i64,
    /// One of them said that it had signed everything.
    pub said_already: bool,
}

/// The same as a database gives it.
#[derive(FromRow)]
pub struct MailHistoryRow {
    #[sqlx(try_from = "HashColumn")]
    tag: Hash,
    today: i64,
    said_already: bool,
}

impl From<MailHistoryRow> for (Hash, MailHistory) {
    fn from(row: MailHistoryRow) -> Self {
        let MailHistoryRow {
            tag,
            today,
            said_already,
        } = row;
        let history = MailHistory {
            today,
            said_already,
        };
        (tag, history)
    }
}

/// The mail of each signing, in order; none beyond the limits of its address. `already` holds the signings
/// whose every petition counts the address.
pub fn choose(
    mailed: &[MailedSigning<'_>],
    already: &HashSet<i64>,
    mut sent: HashMap<Hash, MailHistory>,
) -> Vec<Option<MailKind>> {
    let mut kinds = Vec::with_capacity(mailed.len());
    for (id, signing, mail) in mailed {
        let sent = sent.entry(signing.tag).or_default();
        let kind = match already.contains(id) {
            true if sent.said_already => None,
            _ if mail.is_withheld || sent.today >= A_DAY => None,
            true => Some(MailKind::Already),
            false => Some(MailKind::Confirm),
        };
        sent.today += i64::from(kind.is_some());
        sent.said_already |= kind == Some(MailKind::Already);
        kinds.push(kind);
    }
    kinds
}

/// The mail of a letter whose address got so many today; none beyond its limits. It is never told that it wrote
/// already: every letter that is confirmed is delivered.
pub fn of_letter(mail: &NewMail, today: i64) -> Option<MailKind> {
    let within_limits = !mail.is_withheld && today < A_DAY;
    within_limits.then_some(MailKind::Letter)
}

/// The tags of those signings whose address, or mailbox, is among these that want no mail.
pub fn suppressed_tags(numbered: &[(i64, &NewSigning)], found: &HashSet<Hash>) -> HashSet<Hash> {
    let signings = numbered.iter().map(|(_, signing)| signing);
    signings
        .filter(|signing| found.contains(&signing.tag) || found.contains(&signing.mailbox))
        .map(|signing| signing.tag)
        .collect()
}

/// As it stands in the database.
pub fn name(kind: Option<MailKind>) -> &'static str {
    kind.map_or("none", MailKind::as_str)
}

/// Those signings whose address gets mail, with it.
pub fn mailed<'a>(
    numbered: &[(i64, &'a NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Vec<MailedSigning<'a>> {
    numbered
        .iter()
        .filter(|(_, signing)| !suppressed.contains(&signing.tag))
        .filter_map(|(id, signing)| Some((*id, *signing, signing.mail.as_ref()?)))
        .collect()
}
