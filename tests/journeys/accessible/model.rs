//! The scenes to check: each page in each language, theme and state.

use std::fmt;

use marathon_domain::{Content, Language, Page};

use crate::pages::kinds_of_pages;

/// What the reader's device asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
    /// Forced colours, as for high contrast.
    Forced,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Forced];
}

/// What has happened on the page, in the order of the checks: once something is signed, the tab
/// remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Loaded,
    LanguageMenu,
    LargePrint,
    /// The form was sent empty.
    Mistakes,
    /// A signature is on its way.
    Pending,
    /// The signature did not arrive.
    Failed,
    /// The server cannot be reached.
    Offline,
    /// The app has stopped.
    Stopped,
    Signed,
}

impl State {
    const ALL: [Self; 9] = [
        Self::Loaded,
        Self::LanguageMenu,
        Self::LargePrint,
        Self::Mistakes,
        Self::Pending,
        Self::Failed,
        Self::Offline,
        Self::Stopped,
        Self::Signed,
    ];

    fn exists_on(self, page: &Page) -> bool {
        let has_form = matches!(page, Page::Case(_) | Page::Petition(_) | Page::Sign);
        match self {
            Self::Loaded | Self::LanguageMenu => true,
            Self::Offline => page.is_of_the_app(),
            Self::LargePrint => *page == Page::Booklet,
            // The message is about the form; on other pages it looks like being offline.
            Self::Mistakes | Self::Pending | Self::Failed | Self::Stopped => has_form,
            Self::Signed => has_form || matches!(page, Page::Home | Page::Thanks | Page::NotFound),
        }
    }
}

/// A page, in a language and a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    pub page: Page,
    pub language: Language,
    pub state: State,
}

#[derive(Clone, Debug)]
pub struct Combination {
    pub scene: Scene,
    pub theme: Theme,
}

impl Combination {
    /// Each pair of values in this scene; and the page, so that each case is checked.
    pub fn shows(&self) -> Vec<String> {
        let Scene {
            page,
            language,
            state,
        } = &self.scene;
        let kind = match page {
            Page::Case(_) => "a case".to_owned(),
            Page::Letter(_) => "a letter".to_owned(),
            Page::Message(_) => "a message".to_owned(),
            Page::MessageSent(_) => "a message sent".to_owned(),
            Page::Messages(_) => "messages".to_owned(),
            page => format!("{page:?}"),
        };
        let (state, theme) = (format!("{state:?}"), format!("{:?}", self.theme));
        vec![
            format!("{kind}, {language}"),
            format!("{kind}, {state}"),
            format!("{kind}, {theme}"),
            format!("{language}, {state}"),
            format!("{language}, {theme}"),
            format!("{state}, {theme}"),
            format!("{page:?}"),
        ]
    }
}

impl fmt::Display for Combination {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Scene {
            page,
            language,
            state,
        } = &self.scene;
        let (path, theme) = (page.path(language), self.theme);
        write!(formatter, "{path} {state:?} {theme:?}")
    }
}

/// Every combination. The ten cases differ by their content, and not by their behaviour, so the
/// first one represents all in the other states.
pub fn every(content: &Content) -> Vec<Combination> {
    let kinds = kinds_of_pages(content);
    let mut every = Vec::new();
    for page in content.pages() {
        for state in State::ALL {
            let is_like_another = state != State::Loaded && !kinds.contains(&page);
            if is_like_another || !state.exists_on(&page) {
                continue;
            }
            for (language, _) in &content.languages {
                let scene = Scene {
                    page: page.clone(),
                    language: language.clone(),
                    state,
                };
                every.extend(Theme::ALL.map(|theme| Combination {
                    scene: scene.clone(),
                    theme,
                }));
            }
        }
    }
    every
}
