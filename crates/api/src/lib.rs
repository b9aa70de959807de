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
mod moderation;
mod private_file;
mod random;
mod rate_limit;
mod reload;
mod retention;
mod secrets;
mod section_counts;
mod server;
mod start;
mod start_error;
mod stop;
mod streams;
mod writer;
mod writing_hints;

use marathon_store as store;

pub mod cli;
pub mod config;
pub mod sealing;

pub use clock::Clock;
pub use http::{App, PeerAddress, router};
pub use random::Randomness;
pub use server::{run, serve};
pub use start::{Started, start};
pub use start_error::StartError;
