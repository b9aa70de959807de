//! What every page about a marathon tells of it.

use marathon_domain::{Language, MarathonFacts, MarathonText, MarathonTexts, Page};

use super::page::MarathonPage;
use crate::{http::figures::grouped, state::App};

/// A marathon for a reader of that language.
pub struct EventDetails<'a> {
    app: &'a App,
    language: &'a Language,
    facts: &'a MarathonFacts,
}

impl<'a> EventDetails<'a> {
    pub fn of(app: &'a App, language: &'a Language, facts: &'a MarathonFacts) -> Self {
        Self {
            app,
            language,
            facts,
        }
    }

    pub fn texts(&self) -> &'a MarathonTexts {
        self.app.campaign.marathon_texts(self.language)
    }

    /// The address of its page within the site.
    pub fn path(&self) -> String {
        format!("{}/{}", Page::Marathons.path(self.language), self.facts.id)
    }

    /// The same with the site's own.
    pub fn address(&self) -> String {
        format!("{}{}", self.app.http.public_url, self.path())
    }

    /// Where it is signed, so that what is signed counts with it.
    pub fn sign_path(&self) -> String {
        let source = self.facts.id.source();
        let source = source.map(|source| format!("?source={}", source.as_str()));
        Page::Sign.path(self.language) + &source.unwrap_or_default()
    }

    /// Its words, place and time.
    pub fn page(&self) -> MarathonPage {
        let facts = self.facts;
        let texts = self.texts();
        let country = self.app.campaign.country_name(self.language, facts.country);
        MarathonPage {
            texts: vec![
                ("title", facts.title.clone()),
                ("when", facts.when(texts)),
                ("zone", facts.clock(texts)),
                ("place", facts.place.clone()),
                ("town", facts.town.clone()),
                ("country", country.unwrap_or_default().to_owned()),
                ("languages", facts.languages.clone()),
                ("words", facts.words.clone()),
                ("access", facts.access.clone()),
                ("address", self.address()),
            ],
            links: vec![
                ("page", self.path()),
                ("address", self.address()),
                ("sign", self.sign_path()),
                ("calendar", format!("{}/marathon.ics", self.path())),
            ],
            starts: Some(facts.starts_at()),
            words_in: Some(facts.language.clone()),
            ..MarathonPage::default()
        }
    }
}

/// A number in groups of three, which every language reads.
pub fn number(texts: &MarathonTexts, text: MarathonText, number: u64) -> String {
    texts.fill(text, "number", &grouped(number))
}
