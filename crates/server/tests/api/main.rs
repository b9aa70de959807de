//! The API through its real router, each test with a database of its own: on SQLite. `postgres.rs`
//! runs the same tests on PostgreSQL.

mod backup;
mod bad_input;
mod calendars;
mod clock;
mod counts;
mod database;
mod deleted;
mod drawn_pages;
mod duplicates;
mod embed;
mod escaping;
mod eventually;
mod faults;
mod foreign_origins;
mod forget;
mod forms;
mod fraud;
mod hand_over;
mod host;
mod idempotency;
mod letters;
mod log;
mod mail;
mod marathons;
#[cfg(target_os = "linux")]
mod memory;
mod messages;
mod moderation;
mod my_signing;
mod oembed;
mod openapi;
mod operation;
mod own_pages;
mod people;
mod programs;
mod rate_limit;
mod report;
mod retention;
mod sealed;
mod shuffling;
mod site;
mod site_files;
mod smtp_server;
mod staff;
mod streams;
mod test_app;
mod test_site;
mod timing;
mod typed;

use database::Database;

const DATABASE: Database = Database::Sqlite;
