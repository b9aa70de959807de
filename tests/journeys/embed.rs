//! Petitions and counters on other sites: real pages of other origins, in a real browser.

mod accessible;
mod builder;
mod card;
mod connecting;
mod copies;
mod counters;
mod hard_conditions;
mod hostile;
mod layout;
mod listing;
mod partner;
mod places;
mod plain_frame;
pub mod scene;
mod signing;
