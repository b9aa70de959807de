//! The content that goes to the browser: all that the app may need, and the part that one page
//! shows. Parts that are left out are empty, so that every text keeps its place.

mod assets;
mod cases;
mod marathons;
mod sections;
mod texts;

use super::{ActText, Content, LiveText, Retention, Text, Writing};
use crate::page::Page;

impl Content {
    /// All that the app can show in this language, without the texts of mails, papers, frames on
    /// other sites and pages that the server draws alone.
    pub fn for_browser(&self) -> Self {
        let cases = |cases: &[_]| cases.iter().map(cases::for_browser).collect();
        Self {
            address: self.address.clone(),
            language: self.language.clone(),
            grouping: self.grouping.clone(),
            campaign: self.campaign.clone(),
            languages: self.languages.clone(),
            assets: assets::for_browser(&self.assets),
            texts: texts::for_browser(&self.texts, Text::KEYS),
            live_texts: self.live_texts.clone(),
            act_texts: self.act_texts.clone(),
            figures: self.figures.clone(),
            wins: self.wins.clone(),
            documents: self.documents.clone(),
            writing: self.writing.clone(),
            sections: self.sections.clone(),
            countries: self.countries.clone(),
            likely_countries: self.likely_countries.clone(),
            mail_texts: Vec::new(),
            paper_texts: Vec::new(),
            retention: none_kept(),
            cases: cases(&self.cases),
            further: cases(&self.further),
            marathons: marathons::for_browser(&self.marathons),
        }
    }

    /// The part that one page shows and says. The page looks the same, drawn from this part or from
    /// the whole. The server makes the part for each page that it draws, so only that part is copied.
    pub fn for_page(&self, page: &Page) -> Self {
        let keys = texts::of_page(page);
        let cases = |cases: &[_]| {
            let shown = cases.iter().map(|case| cases::on_page(case, page));
            shown.collect()
        };
        let is_home = *page == Page::Home;
        let names_countries = names_countries(page);
        let documents = self.documents.iter();
        Self {
            address: self.address.clone(),
            language: self.language.clone(),
            grouping: self.grouping.clone(),
            campaign: self.campaign.clone(),
            languages: self.languages.clone(),
            assets: assets::on_page(&self.assets, page),
            texts: texts::on_page(&self.texts, Text::KEYS, &keys),
            live_texts: texts::kept(&self.live_texts, LiveText::KEYS, &keys),
            act_texts: texts::kept(&self.act_texts, ActText::KEYS, &keys),
            mail_texts: Vec::new(),
            paper_texts: Vec::new(),
            figures: if_so(is_home, &self.figures),
            retention: none_kept(),
            cases: cases(&self.cases),
            further: cases(&self.further),
            wins: if_so(is_home, &self.wins),
            documents: documents
                .filter(|written| *page == Page::Document(written.document))
                .cloned()
                .collect(),
            writing: writing(&self.writing, page),
            marathons: marathons::on_page(&self.marathons, page),
            sections: sections::on_page(self, page),
            countries: if_so(names_countries, &self.countries),
            likely_countries: if_so(names_countries || is_home, &self.likely_countries),
        }
    }
}

/// The browser does not learn how long the server keeps data.
fn none_kept() -> Retention {
    Retention {
        ends: String::new(),
        keep_months: 0,
    }
}

fn if_so<T: Clone + Default>(so: bool, this: &T) -> T {
    if so { this.clone() } else { T::default() }
}

/// Whether the page asks for a country, or says where somebody or something is.
fn names_countries(page: &Page) -> bool {
    matches!(
        page,
        Page::Case(_)
            | Page::Petition(_)
            | Page::Sign
            | Page::Letter(_)
            | Page::Message(_)
            | Page::Messages(_)
            | Page::Marathons
            | Page::Marathon(_)
            | Page::NewMarathon
    )
}

fn writing(all: &Writing, page: &Page) -> Writing {
    match page {
        Page::Letter(_) => Writing {
            message: Default::default(),
            ..all.clone()
        },
        Page::Message(_) => Writing {
            message: all.message.clone(),
            general_note: all.general_note.clone(),
            ..Writing::default()
        },
        _ => Writing::default(),
    }
}
