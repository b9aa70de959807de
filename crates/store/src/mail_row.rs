//! Mails, and the addresses that they confirm, as the store keeps them.

use marathon_domain::UnknownWord;

use crate::Hash;

/// The mail of a new signing or letter, and what identifies its answer.
pub struct NewMail {
    /// Stays the same however often the mail is sent.
    pub message_id: String,
    /// Address, language, token and code.
    pub sealed: Vec<u8>,
    pub token_hash: Hash,
    /// The first half names the mail; the second half is made from the whole code.
    pub code_hash: Hash,
    /// It is not sent, because its mailbox has reached its limit.
    pub is_withheld: bool,
    /// The first day whose mails are still open.
    pub since: String,
}

/// The longest wait for a next attempt, in seconds. A mail that seems to wait longer was put off by
/// a clock that ran ahead for a while: it is due.
pub const LONGEST_WAIT: i64 = 3600;

/// What a mail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// Confirm your address.
    Confirm,
    /// You have signed already.
    Already,
    /// Confirm the address of your letter.
    Letter,
}

impl MailKind {
    /// The word for it in the database.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Already => "already",
            Self::Letter => "letter",
        }
    }
}

impl TryFrom<String> for MailKind {
    type Error = UnknownWord;

    fn try_from(word: String) -> Result<Self, UnknownWord> {
        match word.as_str() {
            "confirm" => Ok(Self::Confirm),
            "already" => Ok(Self::Already),
            "letter" => Ok(Self::Letter),
            _ => Err(UnknownWord),
        }
    }
}

/// Someone shows that they read the mail.
pub struct Claim {
    pub proof: Proof,
    pub choice: Choice,
    /// The first day whose mails are still open.
    pub since: String,
}

/// The proof that a mail was read: its token, or its code with the address.
pub enum Proof {
    Token(Hash),
    /// The code is valid only together with the address. A wrong code costs the mail that it names one try.
    Code {
        tag: Hash,
        code_hash: Hash,
    },
}

/// The reader's choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Confirm,
    /// "This wasn't me."
    Refuse,
}

/// What a mail asks to confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmable {
    Signing,
    Letter,
}

/// What a mail can confirm, or has confirmed.
#[derive(Debug, PartialEq, Eq)]
pub struct AskedByMail {
    pub what: Confirmable,
    /// The petitions of the signing, or the one of the letter's case. Empty if all were withdrawn
    /// or refused.
    pub petitions: Vec<String>,
}

/// The result of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The signatures or the letter count, or are duplicates. A repeated claim gets the same verdict.
    Confirmed {
        what: Confirmable,
        /// The hash of the mail's token, by which the petitions can be looked up.
        token_hash: Hash,
    },
    /// Unconfirmed data of the address is removed, and it gets no more mail.
    Refused,
    /// No such token or code, or it has expired, or there were too many tries. Nobody learns which.
    Unknown,
}

/// A mail that is due.
#[derive(sqlx::FromRow)]
pub struct DueMail {
    pub message_id: String,
    #[sqlx(try_from = "String")]
    pub kind: MailKind,
    /// Address, language, token and code.
    pub sealed: Vec<u8>,
    /// How often it was tried before.
    #[sqlx(try_from = "i64")]
    pub attempts: u32,
}

/// The result of sending a mail.
pub struct MailReport {
    pub message_id: String,
    /// `None`: it needs no more sending. Otherwise when to try again, in seconds since 1970, and after how
    /// many attempts.
    pub again: Option<(i64, u32)>,
}
