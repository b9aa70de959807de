//! The campaign as the server knows it, from the site's build and the sections' files.

mod previews;
mod read;
mod recipients;
mod sections;

use std::{path::PathBuf, sync::Arc};

use marathon_domain::{
    CaseStatus, Content, CountryCode, FormError, Language, LiveText, MarathonTexts, ProblemError,
    Rules, Said, Slug,
};
use parking_lot::RwLock;

pub use self::previews::{Preview, Previews};
pub use self::read::read_json;
pub use self::sections::{Sections, TryOutKeys};

use crate::{mail::MailTexts, start_error::StartError};

/// The campaign is read once at the start, except for the sections.
pub struct LoadedCampaign {
    /// The content of each language, in the campaign's order; never empty.
    contents: Vec<Arc<Content>>,
    /// The texts of mails, in the same order.
    mail_texts: Vec<MailTexts>,
    pub previews: Previews,
    /// The petitions; those of the ten cases come first.
    petitions: Vec<(Slug, CaseStatus)>,
    /// A std lock, because nothing awaits while holding it.
    sections: RwLock<Arc<Sections>>,
    sections_folder: PathBuf,
    /// The keys that everything is sealed to while no section has a key of its own.
    try_out: Option<TryOutKeys>,
}

impl LoadedCampaign {
    /// Names the edition in tags and records.
    pub fn id(&self) -> &str {
        &self.first().campaign.id
    }

    /// The texts of mails in each language, in the campaign's order.
    pub fn mail_texts(&self) -> &[MailTexts] {
        &self.mail_texts
    }

    /// The rules for signings, with the current sections.
    pub fn rules<'a>(&'a self, sections: &'a Sections) -> Rules<'a> {
        Rules {
            campaign: &self.first().campaign,
            petitions: &self.petitions,
            sections: sections.codes(),
        }
    }

    /// The rules for letters: only the ten cases take them.
    pub fn letter_rules<'a>(&'a self, sections: &'a Sections) -> Rules<'a> {
        Rules {
            petitions: self.of_the_ten(),
            ..self.rules(sections)
        }
    }

    /// Whether a petition is one of the ten, whose sum is the total.
    pub fn is_of_the_ten(&self, petition: &Slug) -> bool {
        let mut ten = self.of_the_ten().iter();
        ten.any(|(slug, _)| slug == petition)
    }

    /// The petitions of the ten cases, in the order of the campaign.
    pub fn of_the_ten(&self) -> &[(Slug, CaseStatus)] {
        &self.petitions[..self.first().cases.len()]
    }

    /// The slugs of all petitions.
    pub fn slugs(&self) -> Vec<Slug> {
        self.petitions
            .iter()
            .map(|(slug, _)| slug.clone())
            .collect()
    }

    /// The current sections. A request uses one snapshot of them only.
    pub fn sections(&self) -> Arc<Sections> {
        Arc::clone(&self.sections.read())
    }

    /// Reads the sections' files again. If they have a mistake, nothing changes.
    pub fn reload_sections(&self) -> Result<(), StartError> {
        let sections = Sections::read(&self.sections_folder, self.try_out.as_ref())?;
        sections.warn_of_closed();
        let mut current = self.sections.write();
        *current = Arc::new(sections);
        Ok(())
    }

    /// The name of a country in a language of the site.
    pub fn country_name(&self, language: &Language, country: CountryCode) -> Option<&str> {
        let mut countries = self.content(language).countries.iter();
        let found = countries.find(|(code, _)| *code == country);
        found.map(|(_, name)| name.as_str())
    }

    /// The language with that code, if the site has it.
    pub fn language(&self, code: &str) -> Option<Language> {
        let mut spoken = self.languages();
        spoken.find(|language| language.as_str() == code).cloned()
    }

    /// The texts of marathons in a language of the site.
    pub fn marathon_texts(&self, language: &Language) -> &MarathonTexts {
        &self.content(language).marathons
    }

    /// The content of a language, or of the first one.
    pub fn content(&self, language: &Language) -> &Arc<Content> {
        self.content_in(language.as_str())
    }

    fn content_in(&self, language: &str) -> &Arc<Content> {
        let mut contents = self.contents.iter();
        contents
            .find(|content| content.language.as_str() == language)
            .unwrap_or(self.first())
    }

    /// Warns if the site was built for another address: the build writes its address into pages,
    /// previews and the script of partners.
    pub fn warn_of_other_address(&self, public_url: &str) {
        let built = &self.first().address;
        if built != public_url {
            tracing::warn!(
                %built,
                %public_url,
                "the site was built for another address: search engines, previews and petitions on other sites \
                 are led there; build it with this --public-url"
            );
        }
    }

    /// The content of the first language, for when the language is unknown.
    pub fn first(&self) -> &Arc<Content> {
        &self.contents[0]
    }

    /// The languages of the site, in the campaign's order.
    pub fn languages(&self) -> impl Iterator<Item = &Language> + Clone {
        self.contents.iter().map(|content| &content.language)
    }

    /// A text for the person, in a language, or else in the first one.
    pub fn say(&self, language: &str, said: Said) -> &str {
        let content = self.content_in(language);
        match said {
            Said::Live(text) => content.live_text(text),
            Said::Act(text) => content.act_text(text),
            Said::Marathon(text) => content.marathon_text(text),
        }
    }

    /// The text for a technical error, when the language is unknown.
    pub fn technical_error(&self) -> &str {
        self.first().live_text(LiveText::ErrorTechnical)
    }

    /// The mistakes in fields, described for the sender.
    pub fn describe(&self, language: &str, errors: &[FormError]) -> Vec<ProblemError> {
        let describe = |error: &FormError| ProblemError {
            field: error.field.to_owned(),
            code: error.code.as_str().to_owned(),
            message: self.say(language, error.text).to_owned(),
        };
        errors.iter().map(describe).collect()
    }
}
