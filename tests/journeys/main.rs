//! What people see and do, from end to end: the real server, the real database, the real browser.
//! Each journey has a server, a database and browsers of its own.

mod browser;
mod commands;
mod driver;
mod gate;
mod patience;
mod person;
mod stage;

mod all_ten;
mod before_the_app;
mod connection;
mod counting;
mod fault;
mod keyboard;
mod mistakes;
mod names;
mod narrow;
mod quiet;
mod receiver;
mod sending;
mod signing;
mod someone_else;
mod takeover;
mod ways;
mod without_scripts;
