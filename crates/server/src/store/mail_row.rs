//! What the store keeps of mails and of the addresses they confirm.

use crate::hashes::Hash;

/// The mail that a new signing brings, and what its answer will be known by.
pub struct NewMail {
    /// Stays the same however often the mail is sent.
    pub message_id: String,
    /// Address, language, token and code.
    pub sealed: Vec<u8>,
    pub token_hash: Hash,
    pub code_hash: Hash,
    /// The first day whose mails are still open.
    pub since: String,
}

/// No mail waits longer for its next attempt, in seconds. One that seems to was put off by a clock that ran
/// ahead for a while, and is due.
pub const LONGEST_WAIT: i64 = 3600;

/// What a mail says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// Confirm your address.
    Confirm,
    /// You had signed already.
    Already,
}

/// Someone shows that they read the mail.
pub struct Claim {
    pub proof: Proof,
    pub act: Act,
    /// The first day whose mails are still open.
    pub since: String,
}

/// What the mail held.
pub enum Proof {
    Token(Hash),
    /// The code counts only together with the address.
    Code {
        tag: Hash,
        code_hash: Hash,
    },
}

/// What they want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Confirm,
    /// "This wasn't me."
    Refuse,
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The signatures count, or are duplicates. A second time it is said again.
    Confirmed,
    /// The signing is removed, and the address gets no more mail.
    Refused,
    /// No such token or code, or it has expired, or there were too many tries. Which one is told to
    /// nobody.
    Unknown,
}

/// A mail that is due.
pub struct DueMail {
    pub message_id: String,
    pub kind: MailKind,
    pub sealed: Vec<u8>,
    pub attempts: u32,
}

/// What became of a mail.
pub struct MailReport {
    pub message_id: String,
    /// None: it needs no more sending. Otherwise when to try again, in seconds since 1970, and after how
    /// many attempts.
    pub again: Option<(i64, u32)>,
}
