//! Marathons: when they are, what is said of it, and how one is accepted.

mod accept;
mod calendar;
mod on_paper;
mod when;

pub use accept::{Refusal, accept_marathon, check_details, new_version};
pub use calendar::calendar;
pub use on_paper::follow as follow_on_paper;
pub use when::{When, is_time_zone, time_zones};
