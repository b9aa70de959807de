//! The data in a page, beside its markup, from which the app starts.

use serde::{Deserialize, Serialize};

use super::Content;
use crate::language::Language;

/// The data block of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// The build of the site that the page belongs to.
    pub build: String,
    /// The address of the whole content of each language.
    pub files: Vec<(Language, String)>,
    /// The number of nodes in header, main part and footer, as they were written; 0 where a script
    /// of the page adds some. If the app finds another number, something has changed the page.
    pub nodes: (u32, u32, u32),
    /// The API's answer for the page, which only the server knows: JSON without `<`. Empty on other
    /// pages.
    pub given: String,
    /// The page's own part of the content of its language.
    pub content: Content,
}
