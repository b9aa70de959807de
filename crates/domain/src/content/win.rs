//! A life that words have changed.

use serde::{Deserialize, Serialize};

use super::{Photograph, Quotation};
use crate::slug::Slug;

/// A win of past marathons, as pages of one language show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Win {
    pub slug: Slug,
    pub country_name: String,
    /// The month of the win, in words.
    pub month: String,
    /// How many actions were sent at least, as the language writes numbers.
    pub actions: String,
    pub name: String,
    pub headline: String,
    pub text: String,
    /// What the picture shows.
    pub alt: String,
    /// Replaces the picture.
    pub photograph: Option<Photograph>,
    pub quotation: Option<Quotation>,
}

impl Win {
    /// The address of its picture in the sources of the site.
    pub fn picture(&self) -> String {
        format!("/pictures/wins/{}.svg", self.slug)
    }
}
