//! The API on PostgreSQL: the tests of `main.rs` that involve the database, and those of several
//! servers on one database.

mod calendars;
mod clock;
mod counts;
mod database;
mod drawn_pages;
mod duplicates;
mod escaping;
mod eventually;
mod faults;
mod forget;
mod forms;
mod fraud;
mod hand_over;
mod idempotency;
mod instances;
mod letters;
mod line;
mod mail;
mod marathons;
mod messages;
mod moderation;
mod my_signing;
mod operation;
mod outage;
mod programs;
mod report;
mod restore;
mod retention;
mod sealed;
mod shuffling;
mod smtp_server;
mod staff;
mod test_app;
mod test_site;
mod timing;
mod typed;

use database::Database;

const DATABASE: Database = Database::Postgres;
