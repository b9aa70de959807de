//! For operators: whether the process lives and its store answers, where to report a security hole, and
//! browsers' reports on the pages' policy.

mod count_policy_report;
mod get_healthz;
mod get_readyz;
mod get_security_txt;

pub use count_policy_report::count_policy_report;
pub use get_healthz::{__path_get_healthz, get_healthz};
pub use get_readyz::{__path_get_readyz, get_readyz};
pub use get_security_txt::get_security_txt;
