//! Letters while they are written: one for each case, in this tab; on the device only if the writer
//! asked for it.

use leptos::prelude::*;
use marathon_domain::Slug;

use super::State;
use crate::browser::storage;

/// The prefix of a draft's name in the device's storage.
const DRAFT: &str = "draft-";

/// The letters written in this tab, by case, in the context.
#[derive(Clone, Copy)]
pub struct Drafts(StoredValue<Vec<(Slug, String)>>);

impl Drafts {
    /// The state before anything is written.
    pub fn new() -> Self {
        Self(StoredValue::new(Vec::new()))
    }

    /// The letters of this tab.
    pub fn here() -> Self {
        State::here().drafts
    }

    /// The letter written about a case in this tab.
    pub fn of(self, case: &Slug) -> Option<String> {
        self.0.with_value(|written| {
            let mut written = written.iter();
            let found = written.find(|(slug, _)| slug == case);
            found.map(|(_, text)| text.clone())
        })
    }

    /// The letter about a case that the device was asked to keep.
    pub fn on_device(case: &Slug) -> Option<String> {
        storage::read(storage::of_device(), &format!("{DRAFT}{case}"))
    }

    /// Remembers a letter, and keeps it on the device if asked. If not, the device's copy is wiped.
    pub fn keep(self, case: &Slug, text: String, on_device: bool) {
        let kept = on_device.then_some(text.as_str());
        storage::write(storage::of_device(), &format!("{DRAFT}{case}"), kept);
        self.0.update_value(|written| {
            written.retain(|(slug, _)| slug != case);
            written.push((case.clone(), text));
        });
    }

    /// Forgets the letters, because someone else writes. `Supporter` wipes the device's copies.
    pub fn forget(self) {
        self.0.set_value(Vec::new());
    }
}
