//! The receipts of this tab's signings, with which the supporter sees and withdraws them; and the
//! secret of an organiser, which is in no signer's link. Kept with the tab and nowhere else.

use leptos::prelude::*;

use super::State;
use crate::browser::storage;

/// The kinds of secrets.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// The receipts of signings, as links have them.
    Signings,
    /// The secret of an organiser.
    Marathon,
}

impl Secret {
    fn key(self) -> &'static str {
        match self {
            Self::Signings => "receipts",
            Self::Marathon => "organiser",
        }
    }
}

/// The receipts of signings, in the context; empty until the first view has been taken over.
#[derive(Clone, Copy)]
pub struct Receipts(RwSignal<String>);

impl Receipts {
    /// The state before any receipt is known.
    pub fn new() -> Self {
        Self(RwSignal::new(String::new()))
    }

    /// The receipts of this tab.
    pub fn here() -> Self {
        State::here().receipts
    }

    /// Reads the receipts that the tab kept.
    pub fn recall(self) {
        let kept = Self::kept(Secret::Signings);
        if !kept.is_empty() {
            self.0.set(kept);
        }
    }

    /// All receipts of signings, as links have them; follows changes.
    pub fn get(self) -> String {
        self.0.get()
    }

    /// The tab's secrets of that kind, as links have them.
    pub fn kept(secret: Secret) -> String {
        storage::read(storage::of_tab(), secret.key()).unwrap_or_default()
    }

    /// Remembers more receipts of signings, each once. An organiser's link is about one marathon,
    /// and replaces the previous one.
    pub fn add(self, secret: Secret, receipts: &str) {
        let mut known = String::new();
        if secret == Secret::Signings {
            known = self.0.get_untracked();
        }
        for receipt in receipts.split(',') {
            // All receipts have the same length, so no receipt is a part of another.
            if known.contains(receipt) {
                continue;
            }
            if !known.is_empty() {
                known.push(',');
            }
            known.push_str(receipt);
        }
        // If storage is blocked, a receipt lasts until the reader leaves the page. A mail, if one was
        // sent, has the receipt too.
        storage::write(storage::of_tab(), secret.key(), Some(&known));
        if secret == Secret::Signings {
            self.0.set(known);
        }
    }

    /// Forgets everything, because someone else signs.
    pub fn forget(self) {
        for secret in [Secret::Signings, Secret::Marathon] {
            storage::write(storage::of_tab(), secret.key(), None);
        }
        self.0.set(String::new());
    }
}
