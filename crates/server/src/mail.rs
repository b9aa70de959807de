//! Mail: what a signing's address is confirmed by.
//!
//! A signing brings along what the writer queues; `Sender` sends what is queued, until the writer knows that
//! it was sent.

mod backoff;
mod code;
mod domain_pace;
mod mail_writer;
mod outbox_key;
mod sender;

pub use code::ConfirmationCode;
pub use mail_writer::{MailTexts, MailWriter};
pub use outbox_key::{OutboxKey, WaitingMail};
pub use sender::Sender;

/// So many days a mail can be answered.
pub const OPEN_DAYS: i64 = 7;
