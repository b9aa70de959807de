//! What stands in a page beside its markup, for the app to start from.

use serde::{Deserialize, Serialize};

use super::Content;
use crate::language::Language;

/// The data block of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// Names the build of the site that the page is of.
    pub build: String,
    /// Where the whole content of each language is.
    pub files: Vec<(Language, String)>,
    /// How many nodes header, main part and footer consist of, as they were written; 0 where a script of the
    /// page adds to them. Any other number means that something else has been there before the app.
    pub nodes: (u32, u32, u32),
    /// What only the server knows of the page, as the API gives it: JSON without `<`. Empty of other pages.
    pub given: String,
    /// The page's own part of the content of its language.
    pub content: Content,
}
