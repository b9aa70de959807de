//! What the calls have in common: who asks and for what, how a body is read, how an error is
//! answered.

mod accept;
mod api_error;
pub mod body;
pub mod catch_panic;
mod client;
mod fields;
pub mod headers;
pub mod host;
mod json_answer;
pub mod origin;
mod place;
mod receipts;
mod refusals;
pub mod request_log;
pub mod time_limit;
mod typed_form;

pub use accept::Accept;
pub use api_error::{ApiError, RETRY_AFTER_FAULT, retry_after};
pub use client::{Client, PeerAddress};
pub use fields::{Fields, OwnForm, Query, UnreferredForm, is_ticked};
pub use json_answer::{RELEASED, json_answer};
pub use place::place;
pub use receipts::Receipts;
pub(crate) use refusals::refusals;
pub use refusals::{JsonOnly, NoDatabase, Refusals, refusal};
