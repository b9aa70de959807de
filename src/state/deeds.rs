//! The deeds of a person in this tab beside signing, such as `letter:jani-silva`: a kind of deed and
//! its case. They are kept with the tab and nowhere else.

use leptos::prelude::*;

use super::{SignedPetitions, State};
use crate::browser::storage;

const KEY: &str = "deeds";

/// The deeds of this tab, in the context, each between commas. The tab's storage keeps them beyond
/// this page, and may know more. If it is blocked, they last until the reader leaves the page.
#[derive(Clone, Copy)]
pub struct Deeds(RwSignal<String>);

impl Deeds {
    /// The state before any deed is known.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// The deeds of this tab.
    pub fn here() -> Self {
        State::here().deeds
    }

    /// Reads the deeds that the tab kept.
    pub fn recall(self) {
        if let Some(kept) = storage::read(storage::of_tab(), KEY) {
            self.0.set(kept);
        }
    }

    /// Remembers a deed.
    pub fn add(self, deed: &str) {
        let kept = storage::read(storage::of_tab(), KEY);
        let deeds = kept.unwrap_or_else(|| self.0.get_untracked());
        if !holds(&deeds, deed) {
            let deeds = [&deeds, ",", deed, ","].concat();
            storage::write(storage::of_tab(), KEY, Some(&deeds));
            self.0.set(deeds);
        }
    }

    /// Forgets all deeds, because someone else acts.
    pub fn forget(self) {
        storage::write(storage::of_tab(), KEY, None);
        self.0.set(String::new());
    }

    /// Whether the deed was done. A kind alone stands for any deed of that kind; `sign` stands for any
    /// signature. Follows changes.
    pub fn is_done(self, deed: &str) -> bool {
        let signed = SignedPetitions::here();
        match deed.strip_prefix("sign") {
            Some("") => !signed.get().is_empty(),
            Some(slug) if slug.starts_with(':') => signed.holds(&slug[1..]),
            _ => self.0.with(|deeds| holds(deeds, deed)),
        }
    }
}

fn holds(deeds: &str, deed: &str) -> bool {
    [",", ":"]
        .iter()
        .any(|end| deeds.contains(&[",", deed, end].concat()))
}
