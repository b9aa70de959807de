//! Which petitions were signed in this tab. Kept with the tab and nowhere else.

use leptos::prelude::*;
use marathon_domain::Slug;

use super::State;
use crate::browser::{address, storage};

const KEY: &str = "signed";

/// The petitions signed in this tab, in the context. Empty until the page has been taken over.
#[derive(Clone, Copy)]
pub struct SignedPetitions {
    all: RwSignal<Vec<Slug>>,
    /// The last signed petition, unless several were signed at once.
    last: RwSignal<Option<Slug>>,
}

impl SignedPetitions {
    /// The state before any signed petition is known.
    pub fn new() -> Self {
        Self {
            all: RwSignal::new(Vec::new()),
            last: RwSignal::new(None),
        }
    }

    /// The petitions signed in this tab.
    pub fn here() -> Self {
        State::here().signed
    }

    /// Reads the petitions that the tab kept, and those that a signing without scripts left in `#signed=`.
    pub fn recall(self) {
        let kept = storage::read(storage::of_tab(), KEY);
        self.add(slugs(kept.as_deref().unwrap_or_default()));
        if let Some(fresh) = address::take_fragment("signed=") {
            self.add(slugs(&fresh));
        }
    }

    /// Remembers petitions as signed.
    pub fn add(self, petitions: Vec<Slug>) {
        self.know(petitions);
        self.keep();
    }

    /// Notes petitions as signed, but only until the reader leaves the page.
    pub fn know(self, petitions: Vec<Slug>) {
        if let Some(first) = petitions.first() {
            let is_one = petitions.len() == 1;
            self.last.set(is_one.then(|| first.clone()));
        }
        self.all.update(|signed| {
            for slug in petitions {
                if !signed.contains(&slug) {
                    signed.push(slug);
                }
            }
        });
    }

    /// Forgets everything: someone else is signing.
    pub fn forget(self) {
        self.all.set(Vec::new());
        self.last.set(None);
        self.keep();
    }

    /// All of them; follows changes.
    pub fn get(self) -> Vec<Slug> {
        self.all.get()
    }

    /// The one that was signed last, unless several were at once; follows changes.
    pub fn last(self) -> Option<Slug> {
        self.last.get()
    }

    /// Whether a petition is among them; follows changes.
    pub fn holds(self, petition: &str) -> bool {
        self.all
            .with(|signed| signed.iter().any(|slug| slug.as_str() == petition))
    }

    fn keep(self) {
        let text = self.all.with_untracked(|signed| {
            let names: Vec<&str> = signed.iter().map(Slug::as_str).collect();
            names.join(",")
        });
        let text = (!text.is_empty()).then_some(text);
        storage::write(storage::of_tab(), KEY, text.as_deref());
    }
}

fn slugs(text: &str) -> Vec<Slug> {
    text.split(',')
        .filter_map(|slug| slug.parse().ok())
        .collect()
}
