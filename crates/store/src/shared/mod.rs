//! Operations that are the same on both databases.

pub mod audit;
mod export;
mod marathons;
mod moderation;
mod own;
pub mod read;
pub mod set_asides;
mod shuffle;
mod staff;
mod totals;
mod traces;
mod trail;

use super::{Connection, Database, DatabaseStore, sql};
