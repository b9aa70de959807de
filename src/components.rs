//! The parts that pages are made of, one file each, with a style file of the same name.

mod act_form;
mod case_sheet;
mod counter;
mod goal_bar;
mod letters_count;
mod list_separator;
mod map;
mod messages_teaser;
mod next_case;
mod next_steps;
mod rule_lists;
mod share;
pub mod signature_form;
mod site_footer;
mod site_header;
mod stamp;
mod ways;

pub use act_form::{ActForm, act_button, act_form};
pub use case_sheet::case_sheet;
pub use counter::{counter, counter_and_paper};
pub use goal_bar::goal_bar;
pub use letters_count::letters_count;
pub use list_separator::list_separator;
pub use map::{country_map, world_map};
pub use messages_teaser::messages_teaser;
pub use next_case::next_case;
pub use next_steps::next_steps;
pub use rule_lists::rule_lists;
pub use share::share;
#[cfg(feature = "ssr")]
pub use signature_form::embedded_form;
pub use signature_form::{country_options, signature_form, summary};
pub use site_footer::site_footer;
pub use site_header::site_header;
pub use stamp::{large_stamp, stamp};
pub use ways::ways;
