//! The page that is shown.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Content, Page};

use super::FirstPage;

/// Which page is shown and what it is drawn from, in the context.
#[derive(Clone, Copy)]
pub struct Shown {
    shown: RwSignal<(Page, Arc<Content>)>,
    has_changed: StoredValue<bool>,
}

impl Shown {
    /// The first page.
    pub fn new(first: FirstPage) -> Self {
        Self {
            shown: RwSignal::new((first.page, first.content)),
            has_changed: StoredValue::new(false),
        }
    }

    /// The page of this app.
    pub fn here() -> Self {
        expect_context()
    }

    /// The page; follows changes.
    pub fn get(self) -> (Page, Arc<Content>) {
        self.shown.get()
    }

    /// The page that is shown now.
    pub fn now(self) -> (Page, Arc<Content>) {
        self.shown.get_untracked()
    }

    /// Another page is shown.
    pub fn set(self, page: Page, content: Arc<Content>) {
        self.has_changed.set_value(true);
        self.shown.set((page, content));
    }

    /// Whether the first page has not been left yet.
    pub fn is_first(self) -> bool {
        !self.has_changed.get_value()
    }
}

/// The content that this part of the page is drawn from.
pub fn use_content() -> Arc<Content> {
    expect_context()
}
