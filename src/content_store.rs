//! The content that the pages show: first the parts in the page's own data block, then all of it.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Content, Page, Text};

use crate::{api, device};

/// The content in the context, and its completion from the language's file.
#[derive(Clone, Copy)]
pub struct ContentStore {
    content: RwSignal<Arc<Content>>,
    failed: RwSignal<bool>,
}

impl ContentStore {
    /// A store that holds a page's parts.
    pub fn new(content: Content) -> Self {
        Self {
            content: RwSignal::new(Arc::new(content)),
            failed: RwSignal::new(false),
        }
    }

    /// The store of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// What there is now; does not follow later changes.
    pub fn now(self) -> Arc<Content> {
        self.content.get_untracked()
    }

    /// A text of the interface.
    pub fn text(self, text: Text) -> String {
        self.content
            .with_untracked(|content| content.text(text).to_owned())
    }

    /// A text of the interface with its `{name}` replaced.
    pub fn fill(self, text: Text, name: &str, value: &str) -> String {
        self.content
            .with_untracked(|content| content.fill(text, name, value))
    }

    /// The address of a page in the reader's language.
    pub fn path(self, page: &Page) -> String {
        self.content
            .with_untracked(|content| page.path(&content.language))
    }

    /// Whether the page can be shown; changes once, when the rest has come.
    pub fn covers(self, page: Page) -> Memo<bool> {
        Memo::new(move |_| self.content.with(|content| content.covers(&page)))
    }

    /// Whether fetching the rest has failed.
    pub fn failed(self) -> ReadSignal<bool> {
        self.failed.read_only()
    }

    /// Fetches the whole content of the language, so that every other page is at hand.
    pub fn complete(self) {
        // The development build starts with everything.
        let Some(address) =
            device::element("content").and_then(|e| e.get_attribute("data-complete"))
        else {
            return;
        };
        self.failed.set(false);
        leptos::task::spawn_local(async move {
            match api::get_content(&address).await {
                Ok(content) => self.content.set(Arc::new(content)),
                Err(_) => self.failed.set(true),
            }
        });
    }
}
