//! What of the content goes to the browser: the whole that the app may need, and the part that one page
//! shows. What is left out is empty, so that every text keeps its place.

mod assets;
mod cases;
mod marathons;
mod sections;
mod texts;

use super::{ActText, Content, Figures, LiveText, Retention, Text, Writing};
use crate::page::Page;

impl Content {
    /// All that the app can show in this language. What mails, papers, frames on other sites and the pages
    /// that the server draws alone say is not in it.
    pub fn for_browser(&self) -> Self {
        let cases = |cases: &[_]| cases.iter().map(cases::for_browser).collect();
        Self {
            assets: assets::for_browser(&self.assets),
            texts: texts::for_browser(&self.texts, Text::KEYS),
            mail_texts: Vec::new(),
            paper_texts: Vec::new(),
            retention: Retention {
                ends: String::new(),
                keep_months: 0,
            },
            cases: cases(&self.cases),
            further: cases(&self.further),
            marathons: marathons::for_browser(&self.marathons),
            ..self.clone()
        }
    }

    /// Of that, what one page shows and says: it is drawn from this part as from the whole.
    pub fn for_page(&self, page: &Page) -> Self {
        let all = self.for_browser();
        let keys = texts::of_page(page);
        let cases = |cases: &[_]| {
            let shown = cases.iter().map(|case| cases::on_page(case, page));
            shown.collect()
        };
        let is_home = *page == Page::Home;
        let names_countries = names_countries(page);
        Self {
            assets: assets::on_page(&all.assets, page),
            texts: texts::kept(&all.texts, Text::KEYS, &keys),
            live_texts: texts::kept(&all.live_texts, LiveText::KEYS, &keys),
            act_texts: texts::kept(&all.act_texts, ActText::KEYS, &keys),
            figures: if_so(is_home, all.figures, Figures::default()),
            cases: cases(&all.cases),
            further: cases(&all.further),
            wins: if_so(is_home, all.wins, Vec::new()),
            documents: all
                .documents
                .into_iter()
                .filter(|written| *page == Page::Document(written.document))
                .collect(),
            writing: writing(all.writing, page),
            marathons: marathons::on_page(&all.marathons, page),
            sections: sections::on_page(self, page),
            countries: if_so(names_countries, all.countries, Vec::new()),
            likely_countries: if_so(names_countries || is_home, all.likely_countries, Vec::new()),
            ..all
        }
    }
}

fn if_so<T>(so: bool, this: T, otherwise: T) -> T {
    if so { this } else { otherwise }
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

fn writing(all: Writing, page: &Page) -> Writing {
    match page {
        Page::Letter(_) => Writing {
            message: Default::default(),
            ..all
        },
        Page::Message(_) => Writing {
            message: all.message,
            general_note: all.general_note,
            ..Writing::default()
        },
        _ => Writing::default(),
    }
}
