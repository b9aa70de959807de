//! The pages of the site and their addresses, so that links, routes, files and redirects agree.

use serde::{Deserialize, Serialize};

use crate::{content::Content, language::Language, marathon::MarathonId, slug::Slug};

/// A page of the site, in any language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    Home,
    Case(Slug),
    /// A letter to the authorities about a case.
    Letter(Slug),
    /// Words of encouragement for the people of a case.
    Message(Slug),
    /// After a message was sent.
    MessageSent(Slug),
    /// The messages that were released.
    Messages(Slug),
    /// A petition beside the ten.
    Petition(Slug),
    /// All petitions in one act.
    Sign,
    Thanks,
    /// After signing, where addresses are confirmed by mail.
    Mailed,
    /// The page that the mail's link opens.
    Confirm,
    /// A supporter's own signing, to be seen, changed or withdrawn.
    MySigning,
    /// The four ways to act, explained.
    Act,
    /// After any other deed than signing.
    Done(Deed),
    /// The ten cases on one page, to be printed.
    Booklet,
    /// The marathons to come.
    Marathons,
    /// The form to announce a marathon.
    NewMarathon,
    /// One marathon.
    Marathon(MarathonId),
    /// The page where an organiser changes a marathon.
    OrganiseMarathon,
    /// A part of the kit for any marathon.
    Kit(KitPart),
    /// A part of the kit with the words of one marathon.
    MarathonKit(MarathonId, KitPart),
    Document(Document),
    NotFound,
}

/// A page that is text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Document {
    /// How it works.
    How,
    Privacy,
    Accessibility,
    /// Petitions on other sites.
    Partners,
    Credits,
}

/// A deed with a thank-you page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A letter was handed over to be delivered.
    Letter,
    /// The same where addresses are confirmed by mail: that step is still to do.
    LetterMailed,
    /// A letter was posted.
    Posted,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Letter, Self::LetterMailed, Self::Posted];

    /// Its name in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::LetterMailed => "letter-mailed",
            Self::Posted => "posted",
        }
    }
}

/// A part of the kit of a marathon. The ten cases on paper are the [`Page::Booklet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitPart {
    Poster,
    /// For signatures.
    Sheets,
    /// For letters.
    Paper,
    /// For the leader.
    Plan,
}

impl KitPart {
    /// All of them, in the order of the kit.
    pub const ALL: [Self; 4] = [Self::Poster, Self::Sheets, Self::Paper, Self::Plan];

    /// Its name in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Poster => "poster",
            Self::Sheets => "sheets",
            Self::Paper => "paper",
            Self::Plan => "plan",
        }
    }

    /// The part with that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.as_str() == name)
    }
}

impl Document {
    /// All of them, in the order of the footer.
    pub const ALL: [Self; 5] = [
        Self::How,
        Self::Privacy,
        Self::Accessibility,
        Self::Partners,
        Self::Credits,
    ];

    /// Its name in addresses and of its file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::How => "how",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::Partners => "partners",
            Self::Credits => "credits",
        }
    }
}

impl Page {
    /// The page's address within the site: `/fr/cases/jani-silva`.
    pub fn path(&self, language: &Language) -> String {
        match self {
            Self::Home => format!("/{language}"),
            Self::Case(slug) => format!("/{language}/cases/{slug}"),
            Self::Letter(slug) => format!("/{language}/cases/{slug}/letter"),
            Self::Message(slug) => format!("/{language}/cases/{slug}/message"),
            Self::MessageSent(slug) => format!("/{language}/cases/{slug}/message-sent"),
            Self::Messages(slug) => format!("/{language}/cases/{slug}/messages"),
            Self::Petition(slug) => format!("/{language}/petitions/{slug}"),
            Self::Sign => format!("/{language}/sign"),
            Self::Thanks => format!("/{language}/thanks"),
            Self::Mailed => format!("/{language}/mailed"),
            Self::Confirm => format!("/{language}/confirm"),
            Self::MySigning => format!("/{language}/my-signing"),
            Self::Act => format!("/{language}/act"),
            Self::Done(deed) => format!("/{language}/done/{}", deed.as_str()),
            Self::Booklet => format!("/{language}/booklet"),
            Self::Marathons => format!("/{language}/marathons"),
            Self::NewMarathon => format!("/{language}/marathons/new"),
            Self::Marathon(id) => format!("/{language}/marathons/{id}"),
            Self::OrganiseMarathon => format!("/{language}/marathons/organise"),
            Self::Kit(part) => format!("/{language}/marathons/kit/{}", part.as_str()),
            Self::MarathonKit(id, part) => {
                format!("/{language}/marathons/{id}/kit/{}", part.as_str())
            }
            Self::Document(document) => format!("/{language}/{}", document.as_str()),
            Self::NotFound => format!("/{language}/404"),
        }
    }

    /// The whole address, for links that leave the site: `https://example.org/fr/cases/jani-silva`.
    pub fn address(&self, content: &Content) -> String {
        [&content.address, &*self.path(&content.language)].concat()
    }

    /// The picture of that address as a QR code, if the build has drawn one.
    pub fn code_picture(&self, language: &Language) -> String {
        ["/codes", &self.path(language), ".svg"].concat()
    }

    /// Whether the page is only for people who follow our links, and not for search engines.
    pub fn is_private(&self) -> bool {
        matches!(
            self,
            Self::Thanks
                | Self::MessageSent(_)
                | Self::Mailed
                | Self::Confirm
                | Self::MySigning
                | Self::Done(_)
                | Self::Marathon(_)
                | Self::OrganiseMarathon
                | Self::MarathonKit(..)
                | Self::NotFound
        )
    }

    /// Whether the server draws the page for each request, and the build does not.
    pub fn is_drawn_on_request(&self) -> bool {
        matches!(
            self,
            Self::Messages(_)
                | Self::Confirm
                | Self::Marathons
                | Self::NewMarathon
                | Self::Marathon(_)
                | Self::Kit(_)
                | Self::MarathonKit(..)
        )
    }

    /// Whether the app shows the page. The server alone draws the others.
    pub fn is_of_the_app(&self) -> bool {
        !matches!(self, Self::Confirm | Self::Kit(_) | Self::MarathonKit(..))
    }

    /// The pre-rendered file of the page, relative to the built site: `fr/sign.html`.
    pub fn file(&self, language: &Language) -> String {
        format!("{}.html", &self.path(language)[1..])
    }

    /// The page and language at an address within the site. The caller checks whether the campaign
    /// has the language and the case. None for any other address.
    pub fn at(path: &str) -> Option<(Language, Self)> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        let (language, rest) = parts.split_first()?;
        let language = language.parse().ok()?;
        let page = match rest {
            [] => Self::Home,
            ["cases", slug] => Self::Case(slug.parse().ok()?),
            ["cases", slug, "letter"] => Self::Letter(slug.parse().ok()?),
            ["cases", slug, "message"] => Self::Message(slug.parse().ok()?),
            ["cases", slug, "message-sent"] => Self::MessageSent(slug.parse().ok()?),
            ["cases", slug, "messages"] => Self::Messages(slug.parse().ok()?),
            ["done", name] => {
                let named = |deed: &Deed| deed.as_str() == *name;
                Self::Done(Deed::ALL.into_iter().find(named)?)
            }
            ["petitions", slug] => Self::Petition(slug.parse().ok()?),
            ["sign"] => Self::Sign,
            ["act"] => Self::Act,
            ["thanks"] => Self::Thanks,
            ["mailed"] => Self::Mailed,
            ["confirm"] => Self::Confirm,
            ["my-signing"] => Self::MySigning,
            ["booklet"] => Self::Booklet,
            ["marathons"] => Self::Marathons,
            ["marathons", "new"] => Self::NewMarathon,
            ["marathons", "organise"] => Self::OrganiseMarathon,
            ["marathons", id] => Self::Marathon(id.parse().ok()?),
            ["marathons", "kit", name] => Self::Kit(KitPart::named(name)?),
            ["marathons", id, "kit", name] => {
                Self::MarathonKit(id.parse().ok()?, KitPart::named(name)?)
            }
            [name] => {
                let named = |document: &Document| document.as_str() == *name;
                Self::Document(Document::ALL.into_iter().find(named)?)
            }
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
        let slug: Slug = "jani-silva".parse().unwrap();
        let id = MarathonId::of([7; 16]);
        let documents = Document::ALL.map(Page::Document);
        let kit = KitPart::ALL.map(Page::Kit);
        for page in documents.into_iter().chain(kit).chain([
            Page::Home,
            Page::Sign,
            Page::Thanks,
            Page::Mailed,
            Page::Confirm,
            Page::MySigning,
            Page::Booklet,
            Page::Act,
            Page::Done(Deed::Letter),
            Page::Done(Deed::LetterMailed),
            Page::Done(Deed::Posted),
            Page::Marathons,
            Page::NewMarathon,
            Page::Marathon(id.clone()),
            Page::OrganiseMarathon,
            Page::MarathonKit(id, KitPart::Plan),
            Page::Case(slug.clone()),
            Page::Letter(slug.clone()),
            Page::Message(slug.clone()),
            Page::MessageSent(slug.clone()),
            Page::Messages(slug.clone()),
            Page::Petition(slug),
        ]) {
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
            "/fr/cases/a/letter/b",
            "/fr/sign/letter",
            "/fr/marathons/two",
            "/fr/marathons/two/kit/plan",
            "/fr/marathons/kit/pen",
            "/fr/404",
        ] {
            assert_eq!(Page::at(nowhere), None, "{nowhere:?}");
        }
    }
}
