//! Exports for sections, and totals for staff.

use super::{Answer, Store, either};
use crate::{ExportedMessage, ExportedSigning, Selection, StoreError, Total, TotalsBy};

impl Store {
    /// Every campaign that has signings or letters.
    pub fn campaigns(&self) -> Answer<'_, Vec<String>> {
        either!(self, store => Box::pin(store.campaigns()))
    }

    /// Gives each signing of the selection in the order of numbers, in its state when it is read.
    /// An error ends it.
    pub async fn export<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export(selection, each).await)
    }

    /// Gives each letter of the selection, in the order of their numbers. An error ends it.
    pub async fn export_letters<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export_letters(selection, each).await)
    }

    /// Gives the organisers of a section's marathons, in the order of their numbers. An error ends
    /// it.
    pub async fn export_organisers<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export_organisers(selection, each).await)
    }

    /// Every section that has signings or letters.
    pub fn sections(&self) -> Answer<'_, Vec<String>> {
        either!(self, store => Box::pin(store.sections()))
    }

    /// Every petition that the database knows.
    pub fn petitions(&self) -> Answer<'_, Vec<String>> {
        either!(self, store => Box::pin(store.petitions()))
    }

    /// Gives the totals by section, then those by source, both for the same signings. The row whose
    /// smaller figure is largest comes first.
    pub async fn totals<E: From<StoreError>>(
        &self,
        each: impl FnMut(TotalsBy, Total) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.totals(each).await)
    }

    /// Gives each message of the selection, in the order of their numbers. An error ends it.
    pub async fn export_messages<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        each: impl FnMut(ExportedMessage) -> Result<(), E>,
    ) -> Result<(), E> {
        either!(self, store => store.export_messages(selection, each).await)
    }
}
