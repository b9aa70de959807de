//! What every document has in common.

use serde::Serialize;

/// The words around a document, and its language.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// Two letters, or a longer tag.
    pub language: String,
    /// Whether the language runs from right to left.
    pub rtl: bool,
    /// The title that programs show for the document.
    pub title: String,
    pub author: String,
    /// The words at the foot of each page, beside its number.
    pub foot: String,
    /// The day that its data are of, `2026-12-10`, not the day of printing: archives require one.
    pub day: String,
    /// What the picture of the stamp shows, for people who cannot see it.
    pub stamp_alt: String,
    /// The stamp, as SVG.
    #[serde(skip)]
    pub stamp: String,
}
