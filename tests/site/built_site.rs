//! The site as it was built, with the content it was built from.

use std::{env, fs, path::PathBuf, sync::LazyLock};

use marathon_domain::{Content, Language, Page, Text};

/// Read once, so that all tests see the same build.
pub static SITE: LazyLock<BuiltSite> = LazyLock::new(BuiltSite::read);

pub struct BuiltSite {
    folder: PathBuf,
    /// Of each language.
    pub contents: Vec<Content>,
    pub pages: Vec<BuiltPage>,
}

/// One page in one language.
pub struct BuiltPage {
    pub page: Page,
    pub language: Language,
    /// Its address within the site.
    pub path: String,
    pub html: String,
}

impl BuiltSite {
    fn read() -> Self {
        let folder = env::var_os("MARATHON_SITE").map(PathBuf::from);
        let folder = folder.expect("MARATHON_SITE is the built site: `cargo xtask test` sets it");
        let catalogue = fs::read(folder.join("campaign/catalogue.json"));
        let catalogue = catalogue.expect("the site is built");
        let contents: Vec<Content> = serde_json::from_slice(&catalogue).expect("it is a catalogue");
        let mut pages = Vec::new();
        for content in &contents {
            let language = &content.language;
            let own = content.pages().into_iter();
            for page in own.filter(|page| !page.is_drawn_on_request()) {
                let file = page.file(language);
                let html = fs::read_to_string(folder.join(&file));
                pages.push(BuiltPage {
                    path: page.path(language),
                    language: language.clone(),
                    html: html.unwrap_or_else(|error| panic!("{file}: {error}")),
                    page,
                });
            }
        }
        Self {
            folder,
            contents,
            pages,
        }
    }

    /// A file at an address within the site.
    pub fn file(&self, address: &str) -> PathBuf {
        self.folder.join(address.trim_start_matches('/'))
    }

    /// The page at an address within the site.
    pub fn page(&self, path: &str) -> Option<&BuiltPage> {
        self.pages.iter().find(|page| page.path == path)
    }

    /// A page in all its languages.
    pub fn translations(&self, page: &Page) -> impl Iterator<Item = &BuiltPage> {
        self.pages.iter().filter(move |other| other.page == *page)
    }
}

impl BuiltPage {
    /// What it was made from.
    pub fn content(&self) -> &'static Content {
        let mut contents = SITE.contents.iter();
        let content = contents.find(|content| content.language == self.language);
        content.expect("each page has a language of the site")
    }

    /// Its whole address, or that of another page of its language.
    pub fn whole_address(&self) -> String {
        format!("{}{}", self.content().address, self.path)
    }

    pub fn text(&self, text: Text) -> &str {
        self.content().text(text)
    }

    /// Whether search engines may list it.
    pub fn is_to_be_found(&self) -> bool {
        !self.page.is_private()
    }
}
