//! The writer of the store, on either database.

use std::{collections::BTreeMap, future::ready};

use crate::{
    Batch, BatchOutcome, PetitionId,
    postgres::PostgresWriter,
    sqlite::SqliteWriter,
    store::{Answer, either},
};

/// Writes to the store.
pub enum StoreWriter {
    Sqlite(SqliteWriter),
    Postgres(PostgresWriter),
}

impl StoreWriter {
    /// Writes the whole batch or nothing, and returns once it is on the disk. Then the tasks have
    /// their replies.
    pub fn write<'a, 'b: 'a>(&'a mut self, batch: &'a mut Batch<'b>) -> Answer<'a, BatchOutcome> {
        either!(self, writer => Box::pin(writer.write(batch)))
    }

    /// The counts after the last batch, as all servers have written them. `None` if there is only one server.
    pub fn shared_counts(&mut self) -> Answer<'_, Option<BTreeMap<PetitionId, u64>>> {
        match self {
            Self::Sqlite(_) => Box::pin(ready(Ok(None))),
            Self::Postgres(writer) => Box::pin(async move { writer.counts().await.map(Some) }),
        }
    }

    /// The signatures of a day after the last batch, as all servers have written them. `None` if there is
    /// only one server.
    pub fn shared_counts_of_day<'a>(
        &'a mut self,
        day: &'a str,
    ) -> Answer<'a, Option<BTreeMap<PetitionId, u64>>> {
        match self {
            Self::Sqlite(_) => Box::pin(ready(Ok(None))),
            Self::Postgres(writer) => {
                Box::pin(async move { writer.counts_of_day(day).await.map(Some) })
            }
        }
    }

    /// The letters after the last batch, as all servers have written them. `None` if there is only one
    /// server.
    pub fn shared_letters(&mut self) -> Answer<'_, Option<BTreeMap<PetitionId, u64>>> {
        match self {
            Self::Sqlite(_) => Box::pin(ready(Ok(None))),
            Self::Postgres(writer) => Box::pin(async move { writer.letters().await.map(Some) }),
        }
    }

    /// Removes deleted and overwritten data from the database's files, as far as this program can.
    /// Returns whether all of it is gone; it does not wait for a reader that still sees an earlier
    /// state.
    pub fn forget_earlier_states(&mut self) -> Answer<'_, bool> {
        match self {
            Self::Sqlite(writer) => Box::pin(writer.empty_log()),
            // PostgreSQL manages its log and its dead rows itself.
            Self::Postgres(_) => Box::pin(ready(Ok(true))),
        }
    }

    /// Ends the writer's connection.
    pub fn close(self) -> Answer<'static, ()> {
        either!(self, writer => Box::pin(writer.close()))
    }
}
