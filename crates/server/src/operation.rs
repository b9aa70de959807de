//! For operators: whether the process lives, and its store answers.

mod get_healthz;
mod get_readyz;

pub use get_healthz::{__path_get_healthz, get_healthz};
pub use get_readyz::{__path_get_readyz, get_readyz};
