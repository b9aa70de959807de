//! The writer of the store, on either database.

use std::collections::BTreeMap;

use crate::{
    Batch, BatchOutcome, PetitionId, StoreError, postgres::PostgresWriter, sqlite::SqliteWriter,
    store::either,
};

/// Writes to the store.
pub enum StoreWriter {
    Sqlite(SqliteWriter),
    Postgres(PostgresWriter),
}

impl StoreWriter {
    /// Writes the whole batch or nothing, and returns once it is on the disk. Then the tasks have
    /// their replies.
    pub async fn write(&mut self, batch: &mut Batch<'_>) -> Result<BatchOutcome, StoreError> {
        either!(self, writer => writer.write(batch).await)
    }

    /// The counts after the last batch, as all servers have written them. `None` if there is only one server.
    pub async fn shared_counts(&mut self) -> Result<Option<BTreeMap<PetitionId, u64>>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(writer) => writer.counts().await.map(Some),
        }
    }

    /// The signatures of a day after the last batch, as all servers have written them. `None` if there is
    /// only one server.
    pub async fn shared_counts_of_day(
        &mut self,
        day: &str,
    ) -> Result<Option<BTreeMap<PetitionId, u64>>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(writer) => writer.counts_of_day(day).await.map(Some),
        }
    }

    /// The letters after the last batch, as all servers have written them. `None` if there is only one
    /// server.
    pub async fn shared_letters(
        &mut self,
    ) -> Result<Option<BTreeMap<PetitionId, u64>>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(writer) => writer.letters().await.map(Some),
        }
    }

    /// Removes deleted and overwritten data from the database's files, as far as this program can.
    /// Returns whether all of it is gone; it does not wait for a reader that still sees an earlier
    /// state.
    pub async fn forget_earlier_states(&mut self) -> Result<bool, StoreError> {
        match self {
            Self::Sqlite(writer) => writer.empty_log().await,
            // PostgreSQL manages its log and its dead rows itself.
            Self::Postgres(_) => Ok(true),
        }
    }

    /// Ends the writer's connection.
    pub async fn close(self) -> Result<(), StoreError> {
        either!(self, writer => writer.close().await)
    }
}
