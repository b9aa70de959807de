//! A page as it stands on the screen: its markup, and what the app needs to know beside it.

use marathon_domain::SiteData;

/// What a pre-rendered page holds, or what would stand in one.
pub struct ShownPage {
    /// Its address within the site: `/fr/sign`.
    pub path: String,
    pub title: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// One element each, as HTML. Empty on the page that the app takes over: they are there already.
    pub header: String,
    pub main: String,
    pub footer: String,
    pub data: SiteData,
}

impl ShownPage {
    /// Whether it is the same page as one in another language.
    pub fn is_translation_of(&self, other: &Self) -> bool {
        let beyond_language = |path: &str| path.get(3..).map(str::to_owned);
        self.path != other.path && beyond_language(&self.path) == beyond_language(&other.path)
    }
}
