//! The hosted API: takes signatures, keeps them sealed, tells the counts, and serves the built site.
//!
//! A signing travels `http` → `sealing` → `writer` → `store` → `live`; `start` puts the parts together
//! and `server` runs them.

mod accept;
mod accept_letter;
mod accept_message;
mod accept_signing;
mod audit;
mod campaign;
mod clock;
mod hashes;
mod http;
mod in_flight;
mod live;
mod mail;
mod marathons;
mod metrics;
mod rate_limit;
mod reload;
mod retention;
mod secrets;
mod section_totals;
mod server;
mod start;
mod start_error;
mod stop;
mod store;
mod streams;
mod writer;
mod writing_hints;

use marathon_domain::moderation;

mod private_file {
    pub(crate) use marathon_seal::files::create_private as create;
}

pub mod cli;
pub mod config;

pub use clock::Clock;
pub use http::{App, PeerAddress, router};
pub use marathon_seal::Randomness;
pub use server::{run, serve};
pub use start::{Started, start};
pub use start_error::StartError;
