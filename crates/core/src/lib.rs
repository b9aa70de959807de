//! What the server knows and does, whether or not anyone asks over HTTP: its options and secrets, the campaign and the
//! built site, the one writer, live counts, mails, what one network may do, and what is deleted by itself.
//!
//! It knows no route and no page. No module imports one above it: docs/ARCHITECTURE.md has their order, and
//! `tests/order.rs` of the server keeps it.

pub mod audit;
pub mod bursts;
pub mod campaign;
pub mod clock;
pub mod config;
pub mod countries;
pub mod forwarded;
pub mod hashes;
pub mod in_flight;
pub mod live;
pub mod mail;
pub mod metrics;
pub mod minute_cache;
pub mod minute_log;
pub mod network;
pub mod network_shares;
pub mod own_seal;
pub mod rate_limit;
pub mod retention;
pub mod room;
pub mod secrets;
pub mod section_counts;
pub mod shuffling;
pub mod site;
pub mod start_error;
pub mod stop;
pub mod streams;
pub mod traces;
pub mod writer;
