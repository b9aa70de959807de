//! A photograph of a person, or of what happened.

use serde::{Deserialize, Serialize};

/// A photograph as pages of one language show it, in several sizes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photograph {
    /// Its folder and name among the sizes: `cases/jani-silva`.
    pub name: String,
    /// Who took it, and who allows its use.
    pub credit: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// Width and height of the largest size, in pixels.
    pub width: u16,
    pub height: u16,
    /// The widths there are, in pixels, from small to large. Empty until the build of the site has made them.
    pub widths: Vec<u16>,
}

impl Photograph {
    /// The name of a size among the files of the site; the ending says the format: `avif`, `webp`.
    pub fn file(&self, width: u16, ending: &str) -> String {
        [
            "photographs/",
            &self.name,
            "-",
            &width.to_string(),
            ".",
            ending,
        ]
        .concat()
    }
}
