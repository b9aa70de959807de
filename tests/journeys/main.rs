//! What people see and do, from end to end, with a real server, database and browser. Each journey
//! has its own.

mod browser;
mod commands;
mod driver;
mod gate;
mod kept_program;
mod line;
mod moderator;
mod pages;
mod paper;
mod patience;
mod person;
#[path = "../../crates/server/tests/api/smtp_server.rs"]
#[expect(dead_code, reason = "the tests of the API use more of it")]
mod smtp_server;
mod stage;

mod accessible;
mod acting;
mod all_ten;
mod before_the_app;
mod booklet;
mod clicks;
mod confirming;
mod connection;
mod counting;
mod disturbed;
mod embed;
mod engines;
mod fault;
mod first_view;
mod going_on;
mod handing_over;
mod keyboard;
mod languages;
mod letter;
mod marathons;
mod messages;
mod mistakes;
mod my_signing;
mod names;
mod narrow;
mod new_build;
mod not_starting;
mod on_postgres;
mod petition;
mod quiet;
mod receiver;
mod sending;
mod share;
mod signing;
mod someone_else;
mod takeover;
mod twice;
mod ways;
mod within_reach;
mod without_scripts;
mod writing;
