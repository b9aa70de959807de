//! The API through its real router, each test with a database of its own.

mod bad_input;
mod counts;
mod duplicates;
mod embed;
mod faults;
mod forms;
mod hand_over;
mod idempotency;
mod mail;
#[cfg(target_os = "linux")]
mod memory;
mod oembed;
mod openapi;
mod operation;
mod rate_limit;
mod report;
mod sealed;
mod site;
mod smtp_server;
mod test_app;
mod test_site;
