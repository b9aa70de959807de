//! What documents on paper have in common: where they get their words and stamps, and the files they fill.

mod binding;
mod error;
mod ground;

pub use binding::Binding;
pub use error::PaperCliError;
pub use ground::{Ground, GroundArgs};
