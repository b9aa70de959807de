//! Mail: what the address of a signing, or of a letter, is confirmed by.
//!
//! Either brings along what the writer queues; `Sender` sends what is queued, until the writer knows that
//! it was sent.

mod backoff;
mod code;
mod mail_writer;
mod mailbox_allowance;
mod outbox_key;
mod reach;
mod sender;
mod turns;

pub use code::ConfirmationCode;
pub use mail_writer::{MailTexts, MailWriter};
pub use mailbox_allowance::MailboxAllowance;
pub use outbox_key::{OutboxKey, WaitingMail};
pub use reach::Reach;
pub use sender::Sender;
pub use turns::MailTurns;

/// So many days a mail can be answered.
pub const OPEN_DAYS: i64 = 7;
