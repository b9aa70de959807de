//! The parts that pages are made of, one file each, with a style file of the same name. What never
//! changes is a function that gives markup; what a person acts on is a component.

mod case_sheet;
mod counter;
mod goal_bar;
mod next_case;
mod signature_form;
mod site_footer;
mod site_header;
mod stamp;
mod when_covered;

pub use case_sheet::case_sheet;
pub use counter::counter;
pub use goal_bar::goal_bar;
pub use next_case::{next_case, next_case_link, next_unsigned};
pub use signature_form::SignatureForm;
pub use site_footer::site_footer;
pub use site_header::site_header;
pub use stamp::{large_stamp, stamp};
pub use when_covered::when_covered;
