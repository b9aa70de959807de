//! The content of each language: the part that came with the first page, then the whole, one file a language.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Content, Language, Page};

use super::State;
use crate::api;

/// What the app starts from.
#[derive(Clone)]
pub struct FirstPage {
    pub page: Page,
    /// The build of the site that the page belongs to.
    pub build: String,
    /// The address of the whole content of each language.
    pub files: Vec<(Language, String)>,
    /// The API's answer for the page, if only the server knows its data.
    pub given: String,
    /// The page's part of the content, or more.
    pub content: Arc<Content>,
}

/// The content at hand, in the context.
#[derive(Clone, Copy)]
pub struct Contents {
    first: StoredValue<FirstPage>,
    whole: RwSignal<Vec<Arc<Content>>>,
    /// The languages that are on their way, each with its waiting callbacks.
    under_way: StoredValue<Vec<(Language, Vec<Waiting>)>>,
    /// Whether the site has been built anew since the page came.
    outdated: StoredValue<bool>,
}

/// Called with whether the content came.
type Waiting = Box<dyn FnOnce(bool) + Send + Sync>;

impl Contents {
    /// The content of the first page alone.
    pub fn new(first: FirstPage) -> Self {
        Self {
            first: StoredValue::new(first),
            whole: RwSignal::new(Vec::new()),
            under_way: StoredValue::new(Vec::new()),
            outdated: StoredValue::new(false),
        }
    }

    /// The content of this app.
    pub fn here() -> Self {
        State::here().contents
    }

    /// The language of the first view, for texts that no address decides.
    pub fn first_language(self) -> Language {
        self.first
            .with_value(|first| first.content.language.clone())
    }

    /// Whether the site has the language.
    pub fn knows(self, language: &Language) -> bool {
        self.first.with_value(|first| {
            let mut languages = first.content.languages.iter();
            languages.any(|(known, _)| known == language)
        })
    }

    /// The whole content of a language, once it has come; follows changes.
    pub fn whole(self, language: &Language) -> Option<Arc<Content>> {
        self.whole.with(|whole| {
            let mut whole = whole.iter();
            whole.find(|content| content.language == *language).cloned()
        })
    }

    /// The content that the page is drawn from, if it is at hand; follows changes.
    pub fn at_hand(self, language: &Language, page: &Page) -> Option<Arc<Content>> {
        self.whole(language).or_else(|| {
            self.first.with_value(|first| {
                let content = &first.content;
                // For an unknown case, the page that says so.
                let is_missing = first.page == Page::NotFound && !content.knows(page);
                let is_first = first.page == *page || is_missing;
                (is_first && content.language == *language).then(|| Arc::clone(content))
            })
        })
    }

    /// Fetches the whole content of a language, unless it is at hand or on its way. Then reports
    /// whether it came.
    pub fn fetch(self, language: Language, then: impl FnOnce(bool) + Send + Sync + 'static) {
        let is_there = self.whole.with_untracked(|whole| {
            let mut whole = whole.iter();
            whole.any(|content| content.language == language)
        });
        if is_there {
            return then(true);
        }
        let is_under_way = self
            .under_way
            .with_value(|under_way| under_way.iter().any(|(other, _)| *other == language));
        if is_under_way {
            self.under_way.update_value(|under_way| {
                let mut under_way = under_way.iter_mut();
                if let Some((_, waiting)) = under_way.find(|(other, _)| *other == language) {
                    waiting.push(Box::new(then));
                }
            });
            return;
        }
        let file = self.first.with_value(|first| {
            let mut files = first.files.iter();
            let found = files.find(|(other, _)| *other == language);
            found.map(|(_, file)| file.clone())
        });
        let Some(file) = file else { return then(false) };
        self.under_way
            .update_value(|under_way| under_way.push((language.clone(), vec![Box::new(then)])));
        leptos::task::spawn_local(async move {
            let came = match api::get_content(&file).await {
                Ok(content) if content.language == language => {
                    self.whole.update(|whole| whole.push(Arc::new(content)));
                    true
                }
                Ok(_) => false,
                Err(error) => {
                    // The file has the name of another build.
                    if error.is_missing() {
                        self.outdated.set_value(true);
                    }
                    false
                }
            };
            let mut told = Vec::new();
            self.under_way.update_value(|under_way| {
                let place = under_way.iter().position(|(other, _)| *other == language);
                told.extend(place.map(|place| under_way.swap_remove(place).1));
            });
            told.into_iter().flatten().for_each(|then| then(came));
        });
    }

    /// The server says which build it serves.
    pub fn hear_build(self, build: &str) {
        if self.first.with_value(|first| first.build != build) {
            self.outdated.set_value(true);
        }
    }

    /// Whether the site has been built anew since the page came: the next page is better loaded whole.
    pub fn is_outdated(self) -> bool {
        self.outdated.get_value()
    }
}
