//! Mail: what a signing's address is confirmed by.
//!
//! `new_mail` makes what the writer queues with a signing; `Sender` sends what is queued, until the
//! writer knows that it was sent.

mod backoff;
mod code;
mod letter;
mod new_mail;
mod outbox_key;
mod sender;
mod smtp_url;
mod turns;

pub use code::ConfirmationCode;
pub use letter::{MailTexts, Writing};
pub use new_mail::new_mail;
pub use outbox_key::OutboxKey;
pub use sender::Sender;
pub use smtp_url::SmtpUrl;

/// So many days a mail can be answered.
pub const OPEN_DAYS: i64 = 7;
