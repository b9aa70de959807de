//! Which mail each new signing sends: the same rule for both databases.

use std::collections::{HashMap, HashSet};

use sqlx::FromRow;

use crate::{Hash, MailKind, NewMail, NewSigning, hash::HashColumn};

/// The most mails to one address in a day, whoever asks. The server itself allows fewer, by mailbox
/// and by network; this limit holds over restarts and over several servers.
const A_DAY: i64 = 30;

/// A signing with its number in the database, and its mail.
pub type MailedSigning<'a> = (i64, &'a NewSigning, &'a NewMail);

/// The mails sent to an address lately.
#[derive(Clone, Copy, Default)]
pub struct MailHistory {
    /// How many mails today.
    pub today: i64,
    /// Whether one of them said that the address had signed everything.
    pub said_already: bool,
}

/// The same, as a database returns it.
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

/// The mail of each signing, in order; `None` beyond the limits of its address. `already` holds the signings
/// whose address counts for every one of their petitions.
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

/// The mail of a letter, given how many its address got today. `None` beyond the limit. No mail says that the
/// address wrote already: every letter that is confirmed is delivered.
pub fn of_letter(mail: &NewMail, today: i64) -> Option<MailKind> {
    let within_limits = !mail.is_withheld && today < A_DAY;
    within_limits.then_some(MailKind::Letter)
}

/// The tags of those signings whose address or mailbox is among the given ones, which want no mail.
pub fn suppressed_tags(numbered: &[(i64, &NewSigning)], found: &HashSet<Hash>) -> HashSet<Hash> {
    let signings = numbered.iter().map(|(_, signing)| signing);
    signings
        .filter(|signing| found.contains(&signing.tag) || found.contains(&signing.mailbox))
        .map(|signing| signing.tag)
        .collect()
}

/// The word for it in the database.
pub fn name(kind: Option<MailKind>) -> &'static str {
    kind.map_or("none", MailKind::as_str)
}

/// The signings whose address gets a mail, each with its mail.
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
