//! A page that is text alone.

use serde::{Deserialize, Serialize};

use crate::page::Document;

/// A document in one language, made from Markdown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenPage {
    pub document: Document,
    pub title: String,
    /// The first paragraph, which also describes the page.
    pub lead: String,
    /// The rest, as HTML.
    pub html: String,
}
