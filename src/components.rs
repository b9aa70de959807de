//! The parts that pages are made of, one file each, with a style file of the same name.

mod case_sheet;
mod counter;
mod fault;
mod goal_bar;
mod milestones;
mod next_case;
mod signature_form;
mod site_footer;
mod site_header;
mod stamp;
mod when_covered;

pub use case_sheet::CaseSheet;
pub use counter::Counter;
pub use fault::Fault;
pub use goal_bar::GoalBar;
pub use milestones::Milestones;
pub use next_case::NextCase;
pub use signature_form::SignatureForm;
pub use site_footer::SiteFooter;
pub use site_header::SiteHeader;
pub use stamp::Stamp;
pub use when_covered::WhenCovered;
