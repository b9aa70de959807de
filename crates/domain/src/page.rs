//! The pages of the site and their addresses, so that links, routes, files and redirects agree.

use crate::{language::Language, slug::Slug};

/// A page of the site, in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    Home,
    Case(Slug),
    /// All petitions in one act.
    Sign,
    Thanks,
    NotFound,
}

impl Page {
    /// The page's address within the site: `/fr/cases/jani-silva`.
    pub fn path(&self, language: &Language) -> String {
        match self {
            Self::Home => format!("/{language}"),
            Self::Case(slug) => format!("/{language}/cases/{slug}"),
            Self::Sign => format!("/{language}/sign"),
            Self::Thanks => format!("/{language}/thanks"),
            Self::NotFound => format!("/{language}/404"),
        }
    }

    /// The pre-rendered file of the page, relative to the built site: `fr/sign.html`.
    pub fn file(&self, language: &Language) -> String {
        format!("{}.html", &self.path(language)[1..])
    }

    /// The page and language at an address within the site. Whether the campaign has the language
    /// and the case is for the caller to check; any other address is none.
    pub fn at(path: &str) -> Option<(Language, Self)> {
        let mut parts = path.strip_prefix('/')?.split('/');
        let language = parts.next()?.parse().ok()?;
        let page = match (parts.next(), parts.next(), parts.next()) {
            (None, None, None) => Self::Home,
            (Some("sign"), None, None) => Self::Sign,
            (Some("thanks"), None, None) => Self::Thanks,
            (Some("cases"), Some(slug), None) => Self::Case(slug.parse().ok()?),
            _ => return None,
        };
        Some((language, page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        let language: Language = "fr".parse().unwrap();
        for page in [
            Page::Home,
            Page::Sign,
            Page::Thanks,
            Page::Case("jani-silva".parse().unwrap()),
        ] {
            assert_eq!(
                Page::at(&page.path(&language)),
                Some((language.clone(), page))
            );
        }
        for nowhere in [
            "",
            "/",
            "/french",
            "/fr/",
            "/fr/cases",
            "/fr/cases/A",
            "/fr/cases/a/b",
            "/fr/404",
        ] {
            assert_eq!(Page::at(nowhere), None, "{nowhere:?}");
        }
    }
}
