//! The content that the pages show: first the parts in the page's own data block, then all of it.

use std::sync::Arc;

use leptos::prelude::*;
use marathon_domain::{Content, Page, Text};
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::{api, device};

/// The content in the context, and its completion from the language's file.
#[derive(Clone, Copy)]
pub struct ContentStore {
    content: RwSignal<Arc<Content>>,
    state: RwSignal<State>,
}

impl ContentStore {
    /// A store that holds a page's parts.
    pub fn new(content: Content) -> Self {
        Self {
            content: RwSignal::new(Arc::new(content)),
            state: RwSignal::new(State::Parts),
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
    pub fn has_failed(self) -> bool {
        self.state.get() == State::Failed
    }

    /// Fetches the whole content of the language once someone is about to leave the page: another
    /// page is then at hand, and who only reads and signs this one never pays for it.
    pub fn complete_on_intent(self) {
        let _ = window_event_listener_untyped("pointerover", move |event| {
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok());
            let link = target.and_then(|target| target.closest("a[href^='/']").ok()?);
            if link.is_some() {
                self.complete();
            }
        });
    }

    /// Fetches the whole content of the language, unless it is there or on its way.
    pub fn complete(self) {
        let address = device::element("content").and_then(|e| e.get_attribute("data-complete"));
        // The development build starts with everything, and has no such address.
        let (Some(address), State::Parts | State::Failed) = (address, self.state.get_untracked())
        else {
            return;
        };
        self.state.set(State::Coming);
        leptos::task::spawn_local(async move {
            match api::get_content(&address).await {
                Ok(content) => {
                    self.state.set(State::Whole);
                    self.content.set(Arc::new(content));
                }
                Err(_) => self.state.set(State::Failed),
            }
        });
    }
}

/// How much of the content is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Parts,
    Coming,
    Failed,
    Whole,
}
