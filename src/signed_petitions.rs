//! Which petitions were signed in this tab. Kept with the tab and nowhere else.

use leptos::prelude::*;
use marathon_domain::Slug;

use crate::device;

const KEY: &str = "signed";

/// The petitions signed in this tab, in the context. Empty until the page has been taken over.
#[derive(Clone, Copy)]
pub struct SignedPetitions(RwSignal<Vec<Slug>>);

impl SignedPetitions {
    /// Knows of none yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// The petitions signed in this tab.
    pub fn here() -> Self {
        expect_context()
    }

    /// Reads what the tab kept, and what a signing without scripts left behind `#signed=`.
    pub fn recall(self) {
        let kept = device::tab_storage().and_then(|storage| storage.get_item(KEY).ok()?);
        self.add(slugs(kept.as_deref().unwrap_or_default()));
        if let Some(fresh) = device::take_fragment("signed=") {
            self.add(slugs(&fresh));
        }
    }

    /// Remembers petitions as signed.
    pub fn add(self, petitions: impl IntoIterator<Item = Slug>) {
        self.0.update(|signed| {
            for slug in petitions {
                if !signed.contains(&slug) {
                    signed.push(slug);
                }
            }
        });
        self.keep();
    }

    /// Forgets everything: someone else is signing.
    pub fn forget(self) {
        self.0.set(Vec::new());
        self.keep();
    }

    /// All of them.
    pub fn get(self) -> Vec<Slug> {
        self.0.get()
    }

    fn keep(self) {
        let Some(storage) = device::tab_storage() else {
            return;
        };
        let text = self.0.with_untracked(|signed| {
            signed
                .iter()
                .map(Slug::as_str)
                .collect::<Vec<_>>()
                .join(",")
        });
        // Blocked or full storage: the marks last until the page is left.
        let _ = if text.is_empty() {
            storage.remove_item(KEY)
        } else {
            storage.set_item(KEY, &text)
        };
    }
}

fn slugs(text: &str) -> Vec<Slug> {
    text.split(',')
        .filter_map(|slug| slug.parse().ok())
        .collect()
}
