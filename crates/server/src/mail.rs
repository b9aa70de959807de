//! Mail: what a signing's address is confirmed by.
//!
//! A signing brings along what the writer queues; `Sender` sends what is queued, until the writer knows that
//! it was sent.

mod backoff;
mod code;
mod letter;
mod outbox_key;
mod sender;
mod turns;

pub use code::ConfirmationCode;
pub use letter::{MailTexts, Writing};
pub use outbox_key::{OutboxKey, Waiting};
pub use sender::Sender;

/// So many days a mail can be answered.
pub const OPEN_DAYS: i64 = 7;
