//! The content of the campaign: the editors' files, in the shape that pages and server read.

mod campaign;
mod case;
mod case_update;
mod figures;
mod letter;
mod lines;
mod map_place;
mod marathon_text;
mod message_guide;
mod page_data;
#[cfg(feature = "drawing")]
mod part;
mod photograph;
mod quotation;
mod retention;
mod section;
mod text;
mod win;
#[cfg(feature = "words")]
mod words;
mod writing;
mod written_page;

#[cfg(feature = "source")]
mod content_error;
#[cfg(feature = "source")]
pub mod source;

use serde::{Deserialize, Serialize};

use crate::{
    country::CountryCode,
    grouping::Grouping,
    language::Language,
    page::{Deed, Document, KitPart, Page},
    slug::Slug,
};

pub use campaign::Campaign;
pub use case::{Case, CaseStatus};
pub use case_update::CaseUpdate;
#[cfg(feature = "source")]
pub use content_error::ContentError;
pub use figures::Figures;
pub use letter::{LetterModel, WritingRules};
#[cfg(feature = "drawing")]
pub use lines::to_lines;
pub use lines::{InvalidLines, from_lines};
pub use map_place::MapPlace;
pub use marathon_text::{MarathonText, MarathonTexts, PlanStep};
pub use message_guide::MessageGuide;
pub use page_data::PageData;
pub use photograph::Photograph;
pub use quotation::Quotation;
pub use retention::Retention;
pub use section::{Section, SectionCard, SectionCode, SectionLinks};
pub use text::{ActText, LiveText, MailText, PaperText, Text};
pub use win::Win;
#[cfg(feature = "words")]
pub use words::Words;
pub use writing::Writing;
pub use written_page::WrittenPage;

/// Everything the pages of one language are made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// The site's own address, for links that leave it: `https://example.org`. Empty until the build
    /// of the site knows it.
    pub address: String,
    pub language: Language,
    pub grouping: Grouping,
    /// Files of `assets` by their names, and the addresses under which the build serves them:
    /// `stamps/jani-silva.svg`. Empty until the build of the site knows them.
    pub assets: Vec<(String, String)>,
    pub campaign: Campaign,
    /// Every language of the site, with its name in that language.
    pub languages: Vec<(Language, String)>,
    /// In the order of [`Text`].
    pub texts: Vec<String>,
    /// In the order of [`LiveText`].
    pub live_texts: Vec<String>,
    /// In the order of [`ActText`].
    pub act_texts: Vec<String>,
    /// In the order of [`MailText`].
    pub mail_texts: Vec<String>,
    /// In the order of [`PaperText`].
    pub paper_texts: Vec<String>,
    pub figures: Figures,
    pub retention: Retention,
    /// In the order of the campaign.
    pub cases: Vec<Case>,
    /// Petitions beside the ten.
    pub further: Vec<Case>,
    pub wins: Vec<Win>,
    pub documents: Vec<WrittenPage>,
    pub writing: Writing,
    pub marathons: MarathonTexts,
    pub sections: Vec<SectionCard>,
    /// Names of countries in the order of display.
    pub countries: Vec<(CountryCode, String)>,
    /// The countries most readers of this language live in, likeliest first.
    pub likely_countries: Vec<CountryCode>,
}

impl Content {
    /// A text of the pages.
    pub fn text(&self, text: Text) -> &str {
        self.texts.get(text as usize).map_or("", String::as_str)
    }

    /// The same text with its `{name}` replaced.
    pub fn fill(&self, text: Text, name: &str, value: &str) -> String {
        self.text(text).replace(&format!("{{{name}}}"), value)
    }

    /// A number as the language writes it.
    pub fn number(&self, number: u64) -> String {
        self.grouping.write(number)
    }

    /// The address of a file of `assets`.
    pub fn asset(&self, name: &str) -> String {
        let mut assets = self.assets.iter();
        let served = assets.find(|(asset, _)| asset == name);
        served.map_or_else(|| format!("/{name}"), |(_, address)| address.clone())
    }

    /// A text of marathons.
    pub fn marathon_text(&self, text: MarathonText) -> &str {
        self.marathons.text(text)
    }

    /// A text that the app shows when something happens. It is in the page from the start.
    pub fn live_text(&self, text: LiveText) -> &str {
        self.live_texts
            .get(text as usize)
            .map_or("", String::as_str)
    }

    /// A text of the forms of further acts.
    pub fn act_text(&self, text: ActText) -> &str {
        self.act_texts.get(text as usize).map_or("", String::as_str)
    }

    /// A text on paper.
    pub fn paper_text(&self, text: PaperText) -> &str {
        self.paper_texts
            .get(text as usize)
            .map_or("", String::as_str)
    }

    /// A live text with its `{name}` replaced.
    pub fn fill_live(&self, text: LiveText, name: &str, value: &str) -> String {
        self.live_text(text).replace(&format!("{{{name}}}"), value)
    }

    /// The case with that slug, if it is one of the ten.
    pub fn case(&self, slug: &Slug) -> Option<&Case> {
        self.cases.iter().find(|case| case.slug == *slug)
    }

    /// The petition beside the ten with that slug.
    pub fn further(&self, slug: &Slug) -> Option<&Case> {
        self.further.iter().find(|case| case.slug == *slug)
    }

    /// The text of a document.
    pub fn document(&self, document: Document) -> Option<&WrittenPage> {
        let mut documents = self.documents.iter();
        documents.find(|written| written.document == document)
    }

    /// Every page of the site, except those of single marathons, which only the server knows.
    pub fn pages(&self) -> Vec<Page> {
        let slugs =
            |cases: &[Case]| -> Vec<Slug> { cases.iter().map(|case| case.slug.clone()).collect() };
        [
            Page::Home,
            Page::Sign,
            Page::Act,
            Page::Thanks,
            Page::Mailed,
            Page::Confirm,
            Page::MySigning,
            Page::Booklet,
            Page::Marathons,
            Page::NewMarathon,
            Page::OrganiseMarathon,
            Page::NotFound,
        ]
        .into_iter()
        .chain(Deed::ALL.map(Page::Done))
        .chain(KitPart::ALL.map(Page::Kit))
        .chain(Document::ALL.map(Page::Document))
        .chain(slugs(&self.further).into_iter().map(Page::Petition))
        .chain(slugs(&self.cases).into_iter().map(Page::Case))
        .chain(slugs(&self.cases).into_iter().map(Page::Letter))
        .chain(slugs(&self.cases).into_iter().map(Page::Message))
        .chain(slugs(&self.cases).into_iter().map(Page::MessageSent))
        .chain(slugs(&self.cases).into_iter().map(Page::Messages))
        .collect()
    }

    /// Whether the app shows the page, and the content has the case or petition that it is about.
    pub fn knows(&self, page: &Page) -> bool {
        match page {
            Page::Case(slug)
            | Page::Letter(slug)
            | Page::Message(slug)
            | Page::MessageSent(slug)
            | Page::Messages(slug) => self.case(slug).is_some(),
            Page::Petition(slug) => self.further(slug).is_some(),
            page => page.is_of_the_app(),
        }
    }

    /// The cases whose petitions take signatures.
    pub fn open_cases(&self) -> impl Iterator<Item = &Case> {
        self.cases
            .iter()
            .filter(|case| case.status == CaseStatus::Open)
    }

    /// The petitions that take signatures, of the ten and beside them.
    pub fn open_petitions(&self) -> impl Iterator<Item = &Case> {
        let all = self.cases.iter().chain(&self.further);
        all.filter(|case| case.status == CaseStatus::Open)
    }

    /// A petition, of the ten or beside them.
    pub fn petition(&self, slug: &Slug) -> Option<&Case> {
        self.case(slug).or_else(|| self.further(slug))
    }

    /// Every petition with its status, as validation needs them.
    pub fn petitions(&self) -> Vec<(Slug, CaseStatus)> {
        let all = self.cases.iter().chain(&self.further);
        all.map(|case| (case.slug.clone(), case.status)).collect()
    }

    /// The section for the country where most readers live. It is used until a country is chosen.
    pub fn likely_section(&self) -> Option<&SectionCard> {
        self.section_of(self.likely_countries.first().copied())
    }

    /// The section that receives the data of supporters in a country: the one that lists the
    /// country, or else the one whose list is empty.
    pub fn section_of(&self, country: Option<CountryCode>) -> Option<&SectionCard> {
        section_of(&self.sections, country)
    }
}

fn section_of(sections: &[SectionCard], country: Option<CountryCode>) -> Option<&SectionCard> {
    let named = sections
        .iter()
        .find(|section| country.is_some_and(|country| section.countries.contains(&country)));
    named.or_else(|| sections.iter().find(|section| section.countries.is_empty()))
}
