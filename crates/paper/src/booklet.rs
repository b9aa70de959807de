//! A booklet of messages for the person a case is about.

use serde::Serialize;

use crate::{Faces, PaperError, Sheet, Written, desk};

/// One volume of messages. Where there are many, they go into several.
#[derive(Clone, Debug, Serialize)]
pub struct Booklet {
    #[serde(flatten)]
    pub sheet: Sheet,
    pub kicker: String,
    pub heading: String,
    /// Paragraphs on the cover.
    pub lead: Vec<String>,
    /// Which volume it is, where there are several.
    pub volume: String,
    pub messages: Vec<Message>,
}

/// What one person wrote.
#[derive(Clone, Debug, Serialize)]
pub struct Message {
    /// Paragraphs.
    pub text: Vec<Written>,
    /// Who wrote it, as much as may be said.
    pub from: Option<Written>,
    /// The country, in the language of the booklet; may be empty.
    pub country: String,
}

impl Booklet {
    /// The bytes of the PDF.
    pub fn pdf(&self, faces: &Faces) -> Result<Vec<u8>, PaperError> {
        desk::pdf(
            include_str!("../templates/booklet.typ"),
            self,
            &self.sheet.stamp,
            faces,
        )
    }
}
