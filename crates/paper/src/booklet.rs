//! A booklet of messages for the person a case is about.

use serde::Serialize;

use crate::{Faces, PaperError, Sheet, Written, desk};

/// One volume of messages. Many messages go into several volumes.
#[derive(Clone, Debug, Serialize)]
pub struct Booklet {
    #[serde(flatten)]
    pub sheet: Sheet,
    pub kicker: String,
    pub heading: String,
    /// Paragraphs on the cover.
    pub lead: Vec<String>,
    /// Which volume it is, if there are several.
    pub volume: String,
    pub messages: Vec<Message>,
}

/// What one person wrote.
#[derive(Clone, Debug, Serialize)]
pub struct Message {
    /// Paragraphs.
    pub text: Vec<Written>,
    /// The writer's name, if it may be shown.
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
