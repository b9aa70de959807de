//! Petitions and counters on other sites: real pages of other origins, in a real browser.

mod accessible;
mod builder;
mod connecting;
mod counters;
mod hard_conditions;
mod hostile;
mod layout;
mod listing;
mod partner;
pub mod scene;
mod signing;
