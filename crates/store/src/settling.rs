//! Decides claims, the same for both databases. Each of them loads the mails before and writes the decisions
//! after.

use std::collections::HashSet;

use marathon_domain::{MarathonId, UnknownWord};
use sqlx::FromRow;

use crate::{
    BatchOutcome, Choice, Claim, Confirmable, Hash, Proof, Task, Verdict, hash::HashColumn,
    signature_row::PendingSignature,
};

/// How many wrong codes a mail accepts. Its link works on.
const TRIES: i64 = 5;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    Open,
    Confirmed,
    Refused,
}

impl TryFrom<String> for MailState {
    type Error = UnknownWord;

    fn try_from(word: String) -> Result<Self, UnknownWord> {
        match word.as_str() {
            "open" => Ok(Self::Open),
            "confirmed" => Ok(Self::Confirmed),
            "refused" => Ok(Self::Refused),
            _ => Err(UnknownWord),
        }
    }
}

/// A mail that asks to confirm a signing, or a letter.
#[derive(FromRow)]
pub struct AskingMail {
    pub signing: Option<i64>,
    pub letter: Option<i64>,
    #[sqlx(try_from = "HashColumn")]
    pub tag: Hash,
    #[sqlx(try_from = "String")]
    pub state: MailState,
    #[sqlx(try_from = "HashColumn")]
    pub token_hash: Hash,
    #[sqlx(try_from = "HashColumn")]
    pub code_hash: Hash,
    pub tries: i64,
    pub day: String,
    /// Whether this batch has added a try.
    #[sqlx(skip)]
    pub tried_wrongly: bool,
}

impl AskingMail {
    fn what(&self) -> Confirmable {
        match self.letter {
            Some(_) => Confirmable::Letter,
            None => Confirmable::Signing,
        }
    }

    fn confirmed(&self) -> Verdict {
        Verdict::Confirmed {
            what: self.what(),
            token_hash: self.token_hash,
        }
    }

    /// Its address is refused: what is unconfirmed by then is deleted.
    fn refuse(&mut self) {
        if self.state == MailState::Open {
            self.state = MailState::Refused;
        }
    }
}

/// The decisions to write.
#[derive(Default)]
pub struct Decisions {
    /// Signings.
    pub confirmed: Vec<i64>,
    /// Letters.
    pub confirmed_letters: Vec<i64>,
    /// Addresses.
    pub refused: HashSet<Hash>,
    /// Codes that belong to no mail. Each costs the same write as a wrong code of a mail.
    pub nothing_kept: i64,
}

/// Settles the claims in their order, as if each was alone.
pub fn settle(mails: &mut [AskingMail], claims: &mut [Task<'_, Claim>]) -> Decisions {
    let mut decisions = Decisions::default();
    for task in claims {
        let verdict = decisions.decide(mails, task.work);
        task.reply(verdict);
    }
    decisions
}

impl Decisions {
    fn decide(&mut self, mails: &mut [AskingMail], claim: &Claim) -> Verdict {
        let place = match find(mails, claim) {
            Found::Mail(place) => place,
            Found::Try => return Verdict::Unknown,
            Found::Nothing => {
                self.nothing_kept += 1;
                return Verdict::Unknown;
            }
        };
        let mail = &mut mails[place];
        match (mail.state, claim.choice) {
            (MailState::Confirmed, _) => mail.confirmed(),
            (MailState::Refused, Choice::Confirm) => Verdict::Unknown,
            (MailState::Open, Choice::Confirm) => {
                mail.state = MailState::Confirmed;
                self.confirmed.extend(mail.signing);
                self.confirmed_letters.extend(mail.letter);
                mail.confirmed()
            }
            // A withdrawn signing is in the state "refused" too, although its address has not answered.
            // Whoever typed the address holds the receipt, and must not keep its owner from ending the mails.
            (MailState::Open | MailState::Refused, Choice::Refuse) => {
                let tag = mail.tag;
                self.refused.insert(tag);
                for other in mails.iter_mut().filter(|other| other.tag == tag) {
                    other.refuse();
                }
                Verdict::Refused
            }
        }
    }
}

/// Finds the mail of a claim. A wrong code costs a try of the mail that it names, and of no other:
/// whoever guesses cannot spoil the code of a mail that they have not seen.
fn find(mails: &mut [AskingMail], claim: &Claim) -> Found {
    let in_time = |mail: &AskingMail| mail.day >= claim.since;
    let mut tried = false;
    let found = match &claim.proof {
        Proof::Token(hash) => mails
            .iter()
            .position(|mail| mail.token_hash == *hash && in_time(mail)),
        Proof::Code { tag, code_hash } => {
            let takes_codes =
                |mail: &AskingMail| mail.tag == *tag && mail.tries < TRIES && in_time(mail);
            let found = mails
                .iter()
                .position(|mail| takes_codes(mail) && mail.code_hash == *code_hash);
            if found.is_none() {
                let names = |mail: &AskingMail| name_of(&mail.code_hash) == name_of(code_hash);
                for mail in mails
                    .iter_mut()
                    .filter(|mail| takes_codes(mail) && names(mail))
                {
                    mail.tries += 1;
                    mail.tried_wrongly = true;
                    tried = true;
                }
            }
            found
        }
    };
    match found {
        Some(place) => Found::Mail(place),
        None if tried => Found::Try,
        None => Found::Nothing,
    }
}

/// The result of looking for a claim's mail.
enum Found {
    Mail(usize),
    /// A wrong code, which has cost a mail one try.
    Try,
    Nothing,
}

/// The half of a code's hash that names its mail.
fn name_of(code_hash: &Hash) -> &[u8] {
    &code_hash[..16]
}

/// Signatures by signing and petition.
type Places = Vec<(i64, i64)>;

/// Separates signatures that count now from duplicates: an address counts once for each petition.
#[derive(Default)]
pub struct Tally {
    seen: HashSet<(i64, Vec<u8>)>,
    /// Signings.
    came: HashSet<i64>,
    pub counted: Places,
    pub repeated: Places,
}

impl Tally {
    pub fn take(&mut self, one: PendingSignature, outcome: &mut BatchOutcome) {
        let place = (one.signing, one.petition.0);
        let first = self.seen.insert((one.petition.0, one.tag));
        let counts = first && !one.counted_before;
        if let Some(source) = one.source.filter(|source| MarathonId::is_source(source)) {
            let signings = i64::from(self.came.insert(one.signing));
            outcome.come_by(&source, signings, i64::from(counts));
        }
        if counts {
            outcome.count(&one.place, one.petition, 1);
            self.counted.push(place);
        } else {
            outcome.duplicates += 1;
            self.repeated.push(place);
        }
    }
}
