//! What every document has in common.

use serde::Serialize;

/// The words around a document, and its language.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// Two letters, or a longer tag.
    pub language: String,
    /// Whether the language runs from right to left.
    pub rtl: bool,
    /// What programs call the document.
    pub title: String,
    pub author: String,
    /// At the foot of each page, beside its number.
    pub foot: String,
    /// The day it speaks of, `2026-12-10`: archives want one. Not that of the printing.
    pub day: String,
    /// What the picture of the stamp shows, for who does not see it.
    pub stamp_alt: String,
    /// The stamp, as SVG.
    #[serde(skip)]
    pub stamp: String,
}
