//! The campaign as the server knows it: what the site's build wrote, and the sections' files.

mod previews;
mod read;
mod recipients;
mod sections;

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use marathon_domain::{
    CaseStatus, CountryCode, FormError, Language, MarathonTexts, ProblemError, Retention, Rules,
    Said, SiteData, Slug,
};

pub use self::previews::{Preview, Previews};
pub use self::sections::{Sections, TryOutKeys};

use crate::{mail::MailTexts, start_error::StartError};

/// Read once at start, but for the sections.
pub struct LoadedCampaign {
    /// One a language, the first language first; never empty.
    data: Vec<SiteData>,
    /// What mails say, in the same order.
    mail_texts: Vec<MailTexts>,
    /// In the order of `ActText`, one a language.
    act_texts: Vec<Vec<String>>,
    /// What is said of marathons, in the same order.
    marathons: Vec<MarathonTexts>,
    pub previews: Previews,
    /// What countries are called, in the same order.
    countries: Vec<BTreeMap<CountryCode, String>>,
    petitions: Vec<(Slug, CaseStatus)>,
    pub retention: Retention,
    /// A std lock, because nothing awaits while holding it.
    sections: RwLock<Arc<Sections>>,
    sections_folder: PathBuf,
    /// What everything is sealed to while no section has a key of its own.
    try_out: Option<TryOutKeys>,
    pub site: PathBuf,
}

impl LoadedCampaign {
    /// Names the edition in tags and records.
    pub fn id(&self) -> &str {
        &self.first().campaign.id
    }

    /// What mails say, in each language, the first language first.
    pub fn mail_texts(&self) -> &[MailTexts] {
        &self.mail_texts
    }

    /// What signings are checked against, with the sections as they stand.
    pub fn rules<'a>(&'a self, sections: &'a Sections) -> Rules<'a> {
        Rules {
            campaign: &self.first().campaign,
            petitions: &self.petitions,
            sections: sections.codes(),
        }
    }

    /// What letters are checked against: only the ten cases have some.
    pub fn letter_rules<'a>(&'a self, sections: &'a Sections) -> Rules<'a> {
        Rules {
            petitions: &self.first().petitions,
            ..self.rules(sections)
        }
    }

    /// Whether a petition is one of the ten, whose sum is the total.
    pub fn is_of_the_ten(&self, petition: &Slug) -> bool {
        let mut ten = self.first().petitions.iter();
        ten.any(|(slug, _)| slug == petition)
    }

    /// The slugs of all petitions.
    pub fn slugs(&self) -> Vec<Slug> {
        self.petitions
            .iter()
            .map(|(slug, _)| slug.clone())
            .collect()
    }

    /// The sections as they stand; a request looks at one state of them only.
    pub fn sections(&self) -> Arc<Sections> {
        Arc::clone(&self.sections.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the sections' files again. If something is wrong with them, all stays as it was.
    pub fn reload_sections(&self) -> Result<(), StartError> {
        let sections = Sections::read(&self.sections_folder, self.try_out.as_ref())?;
        sections.warn_of_closed();
        let mut current = self
            .sections
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *current = Arc::new(sections);
        Ok(())
    }

    /// What a country is called in a language of the site.
    pub fn country_name(&self, language: &Language, country: CountryCode) -> Option<&str> {
        let names = &self.countries[self.place_of(language.as_str())];
        names.get(&country).map(String::as_str)
    }

    /// What is said in a language, if the site speaks it.
    pub fn data(&self, language: &str) -> Option<&SiteData> {
        self.data
            .iter()
            .find(|data| data.language.as_str() == language)
    }

    /// A language that the site speaks.
    pub fn language(&self, code: &str) -> Option<Language> {
        self.data(code).map(|data| data.language.clone())
    }

    /// What is said of marathons in a language of the site.
    pub fn marathon_texts(&self, language: &Language) -> &MarathonTexts {
        &self.marathons[self.place_of(language.as_str())]
    }

    fn place_of(&self, language: &str) -> usize {
        let mut spoken = self.languages();
        let place = spoken.position(|spoken| spoken.as_str() == language);
        place.unwrap_or_default()
    }

    /// What is said where a language is unknown.
    pub fn first(&self) -> &SiteData {
        &self.data[0]
    }

    /// The languages of the site, the first one first.
    pub fn languages(&self) -> impl Iterator<Item = &Language> + Clone {
        self.data.iter().map(|data| &data.language)
    }

    /// What is said to the person, in a language, or else in the first one.
    pub fn say(&self, language: &str, said: Said) -> &str {
        let place = self.place_of(language);
        match said {
            Said::Live(text) => self.data[place].text(text),
            Said::Act(text) => {
                let text = self.act_texts[place].get(text as usize);
                text.map_or("", String::as_str)
            }
            Said::Marathon(text) => self.marathons[place].text(text),
        }
    }

    /// What is wrong with fields, for whoever sent them.
    pub fn describe(&self, language: &str, errors: &[FormError]) -> Vec<ProblemError> {
        let describe = |error: &FormError| ProblemError {
            field: error.field.to_owned(),
            code: error.code.as_str().to_owned(),
            message: self.say(language, error.text).to_owned(),
        };
        errors.iter().map(describe).collect()
    }
}
