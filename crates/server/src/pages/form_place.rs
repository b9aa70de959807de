//! The page that a form is on: one of the site's own, or one in a frame on a partner's page.

use std::sync::Arc;

use axum::response::Response;
use marathon_app::draw::{EmbedDocument, GivenBack, Known, LanguageSwitch, Refused, SentForm};
use marathon_core::campaign::Sections;
use marathon_domain::{
    CountryCode, EmbedPage, EmbedState, Embedded, Language, Page, Section, SectionCode, SourceTag,
};

use super::{drawn, embed_query::EmbedQuery, framing};
use crate::{http::Fields, state::App};

/// Where a form was filled in, and where its answer goes.
pub enum FormPlace {
    Page(Language, Page),
    Embedded {
        page: EmbedPage,
        query: EmbedQuery,
        sections: Arc<Sections>,
    },
}

impl FormPlace {
    /// The page at the address that the form names. `None` if it is not a page of ours with a form.
    pub fn at(address: &str, app: &App) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let place = match EmbedPage::at(path) {
            Some(page) => Self::Embedded {
                page,
                query: EmbedQuery::parse(query),
                sections: app.campaign.sections(),
            },
            None => {
                let (language, page) = Page::at(address)?;
                Self::Page(language, page)
            }
        };
        let known = app.campaign.language(place.language().as_str()).is_some();
        known.then_some(place)
    }

    /// Whether it shows existing petitions, to be signed in a frame.
    pub fn shows_petition(&self, app: &App) -> bool {
        let Self::Embedded { page, .. } = self else {
            return false;
        };
        let known = match &page.shown {
            Embedded::Petition(slug) => app.petitions.contains_key(slug),
            Embedded::All => true,
        };
        known && page.state == EmbedState::Form && self.section().is_some()
    }

    /// The section whose partner's page it is on.
    fn section(&self) -> Option<&Section> {
        match self {
            Self::Page(..) => None,
            Self::Embedded { page, sections, .. } => sections.get(&page.section),
        }
    }

    pub fn language(&self) -> &Language {
        match self {
            Self::Page(language, _) => language,
            Self::Embedded { page, .. } => &page.language,
        }
    }

    /// The section that receives the data. For an embedded form it is the section of the frame, as
    /// the text beside the form says; otherwise the form may name one, or the country decides.
    pub fn receiver(&self, sent: &Fields, app: &App) -> Option<String> {
        if let Self::Embedded { page, .. } = self {
            return Some(page.section.to_string());
        }
        sent.value("section").map(str::to_owned).or_else(|| {
            let content = app.campaign.content(self.language());
            let country = sent.value("country").unwrap_or_default();
            let country = country.parse::<CountryCode>().ok();
            let code: &SectionCode = &content.section_of(country)?.code;
            Some(code.to_string())
        })
    }

    /// What brought the signing: the partner's site if it is one of the section's, or the source in
    /// the form or in its page's query.
    pub fn source(&self, sent: &Fields, page_query: &str) -> Option<String> {
        if let (Self::Embedded { query, .. }, Some(section)) = (self, self.section()) {
            // Without scripts the form in the frame does not know the query.
            let of_page = EmbedQuery::parse(page_query);
            let source = query.source(section).or_else(|| of_page.source(section));
            if let Some(source) = source {
                return Some(source.to_owned());
            }
        }
        sent.value("source")
            .map(str::to_owned)
            .or_else(|| source_in(page_query))
    }

    /// The address of the thanks page. The slugs go into the fragment, which browsers send to
    /// nobody. For an embedded page the fragment says only that something was signed, and only if
    /// the section lets the page around know.
    pub fn thanks(&self, petitions: &[String], by_mail: bool) -> String {
        match self {
            Self::Page(language, _) => {
                let page = match by_mail {
                    true => Page::Mailed,
                    false => Page::Thanks,
                };
                format!("{}#signed={}", page.path(language), petitions.join(","))
            }
            Self::Embedded { page, query, .. } => {
                let state = match by_mail {
                    true => EmbedState::Mailed,
                    false => EmbedState::Thanks,
                };
                let told = self.section().is_some_and(|section| section.signed_event);
                let fragment = if told { "#signed" } else { "" };
                let path = page.in_state(state).path();
                format!("{path}{}{fragment}", query.to_address())
            }
        }
    }

    /// The page, with its form as it was sent, and other data for it.
    pub fn given_back(&self, app: &App, sent: SentForm, given: String, is_cut_off: bool) -> String {
        match self {
            Self::Page(language, page) => {
                let known = Known {
                    given,
                    sent: Some(sent),
                    ..Known::default()
                };
                drawn::document(app, language, page).routed(known)
            }
            // Scripts of the page need the query, since the answer's address does not have it.
            Self::Embedded { page, query, .. } => embedded(app, page, |document| {
                document.given_back(GivenBack {
                    sent,
                    query: query.to_address(),
                    is_cut_off,
                })
            }),
        }
    }

    /// A page that says why the form was refused.
    pub fn refused(&self, app: &App, words: String) -> String {
        match self {
            Self::Page(language, page) => {
                let back = page.path(language);
                let shown = Refused { words, back };
                let switch = LanguageSwitch::by_path();
                drawn::document(app, language, page).private(switch, shown)
            }
            Self::Embedded { page, .. } => embedded(app, page, |document| document.refused(words)),
        }
    }

    /// Lets the answer be shown where the form was.
    pub fn allow(&self, response: &mut Response) {
        if let Some(section) = self.section() {
            framing::frame(response, section);
        }
    }
}

/// The page in a frame. Empty if the built site has no such page for that section, which then has no frames.
fn embedded(app: &App, page: &EmbedPage, draw: impl FnOnce(EmbedDocument<'_>) -> String) -> String {
    let content = app.campaign.content(&page.language);
    let mut sections = content.sections.iter();
    let section = sections.find(|section| section.code == page.section);
    section.map_or(String::new(), |section| {
        draw(EmbedDocument {
            content,
            page,
            section,
        })
    })
}

/// The source in a query; an invalid one is ignored.
fn source_in(query: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, source) = pairs.find(|(name, _)| name == "source")?;
    SourceTag::parse(&source).ok().map(|_| source.into_owned())
}
