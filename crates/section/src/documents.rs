//! What documents on paper have in common: the source of their texts and stamps, and the files that
//! they fill.

mod error;
mod source;
mod volumes;

pub use error::DocumentError;
pub use source::{DocumentSource, SourceArgs};
pub use volumes::VolumeFiles;
