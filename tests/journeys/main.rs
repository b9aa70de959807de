//! What people see and do, from end to end: the real server, the real database, the real browser.
//! Each journey has a server, a database and browsers of its own.

mod browser;
mod commands;
mod driver;
mod gate;
mod pages;
mod patience;
mod person;
mod stage;

mod accessible;
mod all_ten;
mod before_the_app;
mod booklet;
mod connection;
mod counting;
mod embed;
mod fault;
mod keyboard;
mod languages;
mod mistakes;
mod names;
mod narrow;
mod petition;
mod quiet;
mod receiver;
mod sending;
mod share;
mod signing;
mod someone_else;
mod takeover;
mod ways;
mod without_scripts;
mod writing;
