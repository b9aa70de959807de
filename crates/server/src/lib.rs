//! The hosted API: takes signatures, publishes the counts, and serves the built site.
//!
//! A signing travels `router` → `signings` → `submission`, and from there into `marathon-core`: `writer` → store → `live`.
//! `start` puts the parts together and `server` runs them. No module imports one above it: docs/ARCHITECTURE.md has
//! their order, and `tests/order.rs` keeps it.

mod counts;
mod embed;
mod fraud;
mod http;
mod letters;
mod marathons;
mod messages;
mod moderation;
mod openapi;
mod operation;
mod pages;
mod process;
mod reload;
mod router;
mod server;
mod signings;
mod staff;
mod start;
mod state;
mod submission;

pub mod fuzz_inputs;

pub use http::PeerAddress;
pub use process::run_process;
pub use router::router;
pub use server::{run, serve};
pub use start::{Started, start};
pub use state::App;
