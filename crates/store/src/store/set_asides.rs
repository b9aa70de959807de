//! False signatures, the traces that help to find them, and the trail of staff.

use super::{Store, either};
use crate::{
    BurstRow, ChainedEntry, OldTraces, Selected, SetAsideRow, SigningSelection, StoreError,
};

impl Store {
    /// The signatures in a selection of a section's signings. The time grows with the number of
    /// signings to look at: about a second for some hundred thousand.
    pub async fn selected(
        &self,
        section: &str,
        selection: &SigningSelection,
    ) -> Result<Selected, StoreError> {
        either!(self, store => store.selected(section, selection).await)
    }

    /// The set-asides of a section before that number, the newest first.
    pub async fn set_asides(
        &self,
        section: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<SetAsideRow>, StoreError> {
        either!(self, store => store.set_asides(section, before, limit).await)
    }

    /// One set-aside.
    pub async fn set_aside(&self, record: &[u8; 16]) -> Result<Option<SetAsideRow>, StoreError> {
        either!(self, store => store.set_aside(record).await)
    }

    /// Whether a set-aside has work left.
    pub async fn has_set_aside_work(&self) -> Result<bool, StoreError> {
        either!(self, store => store.has_set_aside_work().await)
    }

    /// The bursts of a section, the newest day first, the largest first.
    pub async fn bursts(&self, section: &str, limit: i64) -> Result<Vec<BurstRow>, StoreError> {
        either!(self, store => store.bursts(section, limit).await)
    }

    /// Whether traces are due for deletion.
    pub async fn has_old_traces(&self, old: &OldTraces) -> Result<bool, StoreError> {
        either!(self, store => store.has_old_traces(old).await)
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
