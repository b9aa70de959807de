//! The page that is shown.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Content, Page};

use super::{FirstPage, State};

/// The page that is shown and the content it is drawn from, in the context.
#[derive(Clone, Copy)]
pub struct Shown(RwSignal<(Page, Arc<Content>)>);

impl Shown {
    /// The first page.
    pub fn new(first: FirstPage) -> Self {
        Self(RwSignal::new((first.page, first.content)))
    }

    /// The page of this app.
    pub fn here() -> Self {
        State::here().shown
    }

    /// The page; follows changes.
    pub fn get(self) -> (Page, Arc<Content>) {
        self.0.get()
    }

    /// The page that is shown now.
    pub fn now(self) -> (Page, Arc<Content>) {
        self.0.get_untracked()
    }

    /// Sets the page that is shown.
    pub fn set(self, page: Page, content: Arc<Content>) {
        self.0.set((page, content));
    }
}

/// The content that this part of the page is drawn from.
pub fn use_content() -> Arc<Content> {
    expect_context()
}
