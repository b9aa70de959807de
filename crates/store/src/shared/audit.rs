//! Counting exactly, to see that the kept counts are right.

use sqlx::Executor;

use super::{Database, DatabaseStore, sql};
use crate::{Difference, StoreError};

impl DatabaseStore {
    /// Recounts all signatures and letters; what was archived is taken as it was counted then. The counts of the
    /// sections are added up, petition by petition.
    pub async fn audit(&self) -> Result<Vec<Difference>, StoreError> {
        differences(&self.pool).await
    }
}

/// One statement reads one state of the database, whatever is written meanwhile, by whichever server.
pub async fn differences(
    executor: impl Executor<'_, Database = Database>,
) -> Result<Vec<Difference>, StoreError> {
    Ok(sqlx::query_as(sql::DIFFERENCES).fetch_all(executor).await?)
}
