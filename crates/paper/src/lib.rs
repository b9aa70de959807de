//! Documents on paper, as PDF: the one for the addressee of a petition, and the booklet of messages for the
//! person whom it is about.
//!
//! Data in, PDF out: no files are read except typefaces, nothing depends on the time, and the same data make
//! the same bytes. The caller supplies all words, in its language. Layout is in `templates/`, in Typst; data
//! reach it as JSON and are text there, never markup.

mod booklet;
mod delivery;
mod desk;
mod faces;
mod sheet;
mod written;

pub use booklet::{Booklet, Message};
pub use delivery::{Cover, Delivery};
pub use faces::Faces;
pub use sheet::Sheet;
pub use written::Written;

/// Why no document was made. The error quotes no data.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("the data cannot be passed on: {0}")]
    Data(#[from] serde_json::Error),
    #[error("it cannot be laid out: {0}")]
    Layout(String),
    #[error("it cannot be written as PDF: {0}")]
    Pdf(String),
}
