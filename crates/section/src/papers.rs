//! What documents on paper have in common: where they get their words and stamps, and the files they fill.

mod error;
mod ground;
mod volumes;

pub use error::PaperCliError;
pub use ground::{Ground, GroundArgs};
pub use volumes::VolumeFiles;
