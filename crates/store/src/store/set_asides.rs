//! False signatures, the traces that help to find them, and the trail of staff.

use super::{Answer, Store, either};
use crate::{
    BurstRow, ChainedEntry, OldTraces, Selected, SetAsideRow, SigningSelection, StoreError,
};

impl Store {
    /// The signatures in a selection of a section's signings. The time grows with the number of
    /// signings to look at: about a second for some hundred thousand.
    pub fn selected<'a>(
        &'a self,
        section: &'a str,
        selection: &'a SigningSelection,
    ) -> Answer<'a, Selected> {
        either!(self, store => Box::pin(store.selected(section, selection)))
    }

    /// The set-asides of a section before that number, the newest first.
    pub fn set_asides<'a>(
        &'a self,
        section: &'a str,
        before: i64,
        limit: i64,
    ) -> Answer<'a, Vec<SetAsideRow>> {
        either!(self, store => Box::pin(store.set_asides(section, before, limit)))
    }

    /// One set-aside.
    pub fn set_aside<'a>(&'a self, record: &'a [u8; 16]) -> Answer<'a, Option<SetAsideRow>> {
        either!(self, store => Box::pin(store.set_aside(record)))
    }

    /// Whether a set-aside has work left.
    pub fn has_set_aside_work(&self) -> Answer<'_, bool> {
        either!(self, store => Box::pin(store.has_set_aside_work()))
    }

    /// The bursts of a section, the newest day first, the largest first.
    pub fn bursts<'a>(&'a self, section: &'a str, limit: i64) -> Answer<'a, Vec<BurstRow>> {
        either!(self, store => Box::pin(store.bursts(section, limit)))
    }

    /// Whether traces are due for deletion.
    pub fn has_old_traces<'a>(&'a self, old: &'a OldTraces) -> Answer<'a, bool> {
        either!(self, store => Box::pin(store.has_old_traces(old)))
    }

    /// Gives each entry of a section's chain, in order. An error ends it.
    pub async fn trail<E: From<StoreError>>(
        &self,
        section: &str,
        each: impl FnMut(ChainedEntry) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.trail(section, each).await)
    }
}
