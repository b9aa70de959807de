//! The document for the addressee of a petition: the demand, the number, and the names that may be given.

use serde::Serialize;

use crate::{Faces, PaperError, Sheet, Written, desk};

/// One volume. A long list of names goes into several volumes, because a document is in memory while it is
/// made. The first volume has the cover.
#[derive(Clone, Debug, Serialize)]
pub struct Delivery {
    #[serde(flatten)]
    pub sheet: Sheet,
    pub cover: Option<Cover>,
    /// Whom the petition is about, at the head of further volumes.
    pub heading: String,
    /// Which volume it is, if there are several.
    pub volume: String,
    pub names_title: String,
    /// Paragraphs before the names.
    pub names_lead: Vec<String>,
    pub names: Vec<Written>,
}

/// The part before the names, all of it in the words and figures of the language.
#[derive(Clone, Debug, Serialize)]
pub struct Cover {
    pub kicker: String,
    /// Whom the petition is about.
    pub name: String,
    pub addressee: String,
    pub demand: String,
    pub number_title: String,
    pub number: String,
    /// How the number came about: paragraphs.
    pub account: Vec<String>,
    pub countries_title: String,
    /// Country and number, in the order to show.
    pub countries: Vec<(String, String)>,
    pub countries_note: String,
}

impl Delivery {
    /// The bytes of the PDF.
    pub fn pdf(&self, faces: &Faces) -> Result<Vec<u8>, PaperError> {
        desk::pdf(
            include_str!("../templates/delivery.typ"),
            self,
            &self.sheet.stamp,
            faces,
        )
    }
}
