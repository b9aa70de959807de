//! The pages that partners put into their own, and their addresses.

use crate::{content::SectionCode, counts::Counts, language::Language, slug::Slug};

/// A page for the frame on a partner's page: `/embed/fr/fr/jani-silva`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbedPage {
    /// The section whose partners may embed it, and which receives the data of those who sign there.
    pub section: SectionCode,
    pub language: Language,
    pub shown: Embedded,
    pub state: EmbedState,
}

/// The petitions that can be signed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Embedded {
    /// One of the ten, or a petition beside them.
    Petition(Slug),
    /// The ten at once.
    All,
}

/// The step that the reader is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedState {
    Form,
    Thanks,
    /// After signing, where addresses are confirmed by mail.
    Mailed,
}

impl Embedded {
    /// Its name in addresses.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Petition(slug) => slug.as_str(),
            Self::All => Counts::TOTAL,
        }
    }

    fn named(name: &str) -> Option<Self> {
        match name {
            Counts::TOTAL => Some(Self::All),
            slug => slug.parse().ok().map(Self::Petition),
        }
    }
}

impl EmbedState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Form, Self::Thanks, Self::Mailed];

    fn ending(self) -> &'static str {
        match self {
            Self::Form => "",
            Self::Thanks => "/thanks",
            Self::Mailed => "/mailed",
        }
    }
}

impl EmbedPage {
    /// The page's address within the site.
    pub fn path(&self) -> String {
        let Self {
            section,
            language,
            shown,
            state,
        } = self;
        format!(
            "/embed/{section}/{language}/{}{}",
            shown.as_str(),
            state.ending()
        )
    }

    /// The pre-rendered file of the page, relative to the built site.
    pub fn file(&self) -> String {
        format!("{}.html", &self.path()[1..])
    }

    /// The same page in another state.
    pub fn in_state(&self, state: EmbedState) -> Self {
        Self {
            state,
            ..self.clone()
        }
    }

    /// The page at an address within the site. The caller checks whether the section, language and
    /// petition exist. None for any other address.
    pub fn at(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix("/embed/")?.split('/');
        let page = Self {
            section: parts.next()?.to_owned().try_into().ok()?,
            language: parts.next()?.parse().ok()?,
            shown: Embedded::named(parts.next()?)?,
            state: match parts.next() {
                None => EmbedState::Form,
                Some("thanks") => EmbedState::Thanks,
                Some("mailed") => EmbedState::Mailed,
                Some(_) => return None,
            },
        };
        parts.next().is_none().then_some(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        for shown in [
            Embedded::All,
            Embedded::Petition("jani-silva".parse().unwrap()),
        ] {
            for state in EmbedState::ALL {
                let page = EmbedPage {
                    section: "int".to_owned().try_into().unwrap(),
                    language: "ar".parse().unwrap(),
                    shown: shown.clone(),
                    state,
                };
                assert_eq!(EmbedPage::at(&page.path()), Some(page));
            }
        }
        for nowhere in [
            "",
            "/embed",
            "/embed/fr/fr",
            "/embed/fr/fr/",
            "/embed/FR/fr/a",
            "/embed/fr/fra/a",
            "/embed/fr/fr/a/b",
            "/embed/fr/fr/a/thanks/b",
            "/embed/fr/fr/..",
            "/embed/frame-0a1b2c3d.js",
            "/fr/cases/jani-silva",
        ] {
            assert_eq!(EmbedPage::at(nowhere), None, "{nowhere:?}");
        }
    }
}
