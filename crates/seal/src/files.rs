//! Files that both programs write: complete or not at all, and readable by their owner only.

pub mod csv;
mod error;
mod new_file;
mod private_file;
mod progress;

pub use error::FileError;
pub use new_file::{NewFile, put_in_place, refuse_existing, with_suffix};
pub use private_file::create_private;
pub use progress::Progress;
