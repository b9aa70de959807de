//! What every page about a marathon tells of it.

use marathon_domain::{Language, MarathonDetails, MarathonId, MarathonText, MarathonTexts, Page};

use super::{page::MarathonPage, when::When};
use crate::{http::figures::grouped, state::App};

/// A marathon by its name, for a reader of that language.
pub struct EventDetails<'a> {
    pub app: &'a App,
    pub language: &'a Language,
    pub name: &'a str,
    pub details: &'a MarathonDetails,
    pub when: When,
}

impl<'a> EventDetails<'a> {
    /// None of a marathon whose time is none, which is never stored.
    pub fn of(
        app: &'a App,
        language: &'a Language,
        name: &'a str,
        details: &'a MarathonDetails,
    ) -> Option<Self> {
        Some(Self {
            app,
            language,
            name,
            details,
            when: When::of(details)?,
        })
    }

    pub fn texts(&self) -> &'a MarathonTexts {
        self.app.campaign.marathon_texts(self.language)
    }

    /// The address of its page within the site.
    pub fn path(&self) -> String {
        format!("{}/{}", Page::Marathons.path(self.language), self.name)
    }

    /// The same with the site's own.
    pub fn address(&self) -> String {
        format!("{}{}", self.app.http.public_url, self.path())
    }

    /// Where it is signed, so that what is signed counts with it.
    pub fn sign_path(&self) -> String {
        let source = self.name.parse::<MarathonId>().ok();
        let source = source.and_then(|name| name.source());
        let source = source.map(|source| format!("?source={}", source.as_str()));
        Page::Sign.path(self.language) + &source.unwrap_or_default()
    }

    /// Its words, place and time.
    pub fn page(&self) -> MarathonPage {
        let details = self.details;
        let texts = self.texts();
        let country = self
            .app
            .campaign
            .country_name(self.language, details.country);
        MarathonPage {
            texts: vec![
                ("title", details.title.clone()),
                ("when", self.when.in_words(details, texts)),
                (
                    "zone",
                    texts.fill(
                        MarathonText::DateZone,
                        "zone",
                        &details.time_zone.replace('_', " "),
                    ),
                ),
                ("place", details.place.clone()),
                ("town", details.town.clone()),
                ("country", country.unwrap_or_default().to_owned()),
                ("languages", details.languages.clone()),
                ("words", details.words.clone()),
                ("access", details.access.clone()),
                ("address", self.address()),
            ],
            links: vec![
                ("page", self.path()),
                ("address", self.address()),
                ("sign", self.sign_path()),
                ("calendar", format!("{}/marathon.ics", self.path())),
            ],
            starts: Some(format!("{}T{}", details.date, details.starts)),
            words_in: Some(details.language.clone()),
            ..MarathonPage::default()
        }
    }
}

/// A number in groups of three, which every language reads.
pub fn number(texts: &MarathonTexts, text: MarathonText, number: u64) -> String {
    texts.fill(text, "number", &grouped(number))
}
