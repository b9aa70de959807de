//! The hosted API: takes signatures, keeps them sealed, publishes the counts, and serves the built site.
//!
//! A signing travels `router` → `signings` → `submission` → `writer` → `store` → `live`; `start` puts the parts
//! together and `server` runs them. No module imports one above it: docs/ARCHITECTURE.md has their order, and
//! `tests/order.rs` keeps it.

mod audit;
mod bursts;
mod campaign;
mod clock;
mod countries;
mod counts;
mod embed;
mod fraud;
mod hashes;
mod http;
mod in_flight;
mod letters;
mod live;
mod mail;
mod marathons;
mod messages;
mod metrics;
mod minute_cache;
mod minute_log;
mod moderation;
mod network;
mod network_shares;
mod openapi;
mod operation;
mod own_seal;
mod pages;
mod rate_limit;
mod reload;
mod retention;
mod room;
mod router;
mod secrets;
mod section_counts;
mod server;
mod shuffling;
mod signings;
mod site;
mod staff;
mod start;
mod start_error;
mod state;
mod stop;
mod streams;
mod submission;
mod traces;
mod writer;

pub mod cli;
pub mod config;
pub mod fuzz_inputs;

pub use clock::Clock;
pub use http::PeerAddress;
pub use marathon_seal::Randomness;
pub use router::router;
pub use server::{run, serve};
pub use start::{Started, start};
pub use start_error::StartError;
pub use state::App;
