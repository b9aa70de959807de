//! What becomes of claims: decided here, the same for every database, which loads before and writes after.

use std::collections::HashSet;

use marathon_domain::UnknownWord;
use sqlx::FromRow;

use crate::{
    BatchOutcome, Choice, Claim, Confirmable, Hash, Proof, Task, Verdict, hash::HashColumn,
    signature_row::PendingSignature,
};

/// Wrong codes that a mail stands. Its link goes on working.
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
    /// This batch has added to the tries.
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

    /// Its address is refused: what was not confirmed by then goes.
    fn refuse(&mut self) {
        if self.state == MailState::Open {
            self.state = MailState::Refused;
        }
    }
}

/// What is to be written.
#[derive(Default)]
pub struct Decisions {
    /// Signings.
    pub confirmed: Vec<i64>,
    /// Letters.
    pub confirmed_letters: Vec<i64>,
    /// Addresses.
    pub refused: HashSet<Hash>,
    /// Codes of no mail: each costs the same write as a try of a mail's.
    pub nothing_kept: i64,
}

/// Settles the claims in their order, as if each came alone.
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
            // What was withdrawn stands as refused too, though its address has said nothing yet: whoever
            // typed it, and holds the receipt, must not keep its owner from ending the mails.
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

/// The mail that a claim has read. A wrong code costs a try of the mail that it names, and of no other: who
/// guesses cannot spoil the code of a mail that they have not seen.
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

/// What a claim has come upon.
enum Found {
    Mail(usize),
    /// A wrong code, which cost a mail a try.
    Try,
    Nothing,
}

/// The half of a code's hash that says which mail it is of.
fn name_of(code_hash: &Hash) -> &[u8] {
    &code_hash[..16]
}

/// Signatures by signing and petition.
type Places = Vec<(i64, i64)>;

/// Parts those that count now from duplicates: each address once a petition.
#[derive(Default)]
pub struct Tally {
    seen: HashSet<(i64, Vec<u8>)>,
    pub counted: Places,
    pub repeated: Places,
}

impl Tally {
    pub fn take(&mut self, one: PendingSignature, outcome: &mut BatchOutcome) {
        let place = (one.signing, one.petition.0);
        let first = self.seen.insert((one.petition.0, one.tag));
        if first && !one.counted_before {
            outcome.count(&one.section, one.petition, 1);
            self.counted.push(place);
        } else {
            outcome.duplicates += 1;
            self.repeated.push(place);
        }
    }
}
