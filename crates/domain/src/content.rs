//! The content of the campaign: what editors write, in the shape that pages and server read.

mod campaign;
mod case;
mod rows;
mod section;
mod text;

#[cfg(feature = "source")]
mod content_error;
#[cfg(feature = "source")]
pub mod source;

use serde::{Deserialize, Serialize};

use crate::{country::CountryCode, language::Language, page::Page, slug::Slug};

pub use campaign::Campaign;
pub use case::{Case, CaseStatus};
#[cfg(feature = "source")]
pub use content_error::ContentError;
pub use section::{Section, SectionCard, SectionCode, SectionLinks};
pub use text::Text;

/// Everything the pages of one language show. A page's own data block holds just the parts that
/// this page needs; the language's file holds all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "rows::Rows", into = "rows::Rows")]
pub struct Content {
    pub language: Language,
    pub campaign: Campaign,
    /// The interface's texts, in the order of [`Text`].
    pub texts: Vec<String>,
    /// In the order of the campaign.
    pub cases: Vec<Case>,
    pub sections: Vec<SectionCard>,
    /// Names of countries in the order of display; empty where the page shows no form.
    pub countries: Vec<(CountryCode, String)>,
    /// The countries most readers of this language live in, likeliest first.
    pub likely_countries: Vec<CountryCode>,
}

impl Content {
    /// A text of the interface.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// A text of the interface with its `{name}` replaced.
    pub fn fill(&self, text: Text, name: &str, value: &str) -> String {
        self.text(text).replace(&format!("{{{name}}}"), value)
    }

    /// The case of that slug, if the campaign has one.
    pub fn case(&self, slug: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.slug.as_str() == slug)
    }

    /// Whether there is such a page.
    pub fn knows(&self, page: &Page) -> bool {
        !matches!(page, Page::Case(slug) if self.case(slug.as_str()).is_none())
    }

    /// The cases whose petitions take signatures.
    pub fn open_cases(&self) -> impl Iterator<Item = &Case> {
        self.cases
            .iter()
            .filter(|case| case.status == CaseStatus::Open)
    }

    /// The section that receives the data of supporters in a country: the one that names the
    /// country, else the one that names none.
    pub fn section_of(&self, country: Option<CountryCode>) -> Option<&SectionCard> {
        let named = self
            .sections
            .iter()
            .find(|section| country.is_some_and(|country| section.countries.contains(&country)));
        named.or_else(|| {
            self.sections
                .iter()
                .find(|section| section.countries.is_empty())
        })
    }

    /// The petitions with the status of their cases, as validation wants them.
    pub fn petitions(&self) -> Vec<(Slug, CaseStatus)> {
        self.cases
            .iter()
            .map(|case| (case.slug.clone(), case.status))
            .collect()
    }

    /// Whether a page can be shown from these parts.
    pub fn covers(&self, page: &Page) -> bool {
        match page {
            Page::Home | Page::Thanks | Page::NotFound => true,
            Page::Sign => self.has_forms() && self.cases.iter().all(|case| !case.demand.is_empty()),
            Page::Case(slug) => match self.case(slug.as_str()) {
                // An unknown case is shown as such, from any parts.
                None => true,
                Some(case) => self.has_forms() && !case.story.is_empty(),
            },
        }
    }

    fn has_forms(&self) -> bool {
        !self.countries.is_empty()
    }

    /// Only the parts that a page needs, for its data block.
    pub fn for_page(&self, page: &Page) -> Self {
        let mut parts = self.clone();
        if !matches!(page, Page::Case(_) | Page::Sign) {
            parts.countries.clear();
        }
        for case in &mut parts.cases {
            let shown_whole = matches!(page, Page::Case(slug) if *slug == case.slug);
            if !shown_whole {
                case.story.clear();
                case.summary.clear();
                case.addressee.clear();
                if *page != Page::Sign {
                    case.demand.clear();
                }
            }
        }
        parts
    }
}
