//! Mail that confirms the address of a signing or a letter.
//!
//! Each signing or letter brings a mail, which the writer queues. `Sender` sends it and reports back.

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

/// How many days a mail can be answered.
pub const OPEN_DAYS: i64 = 7;
