//! Recounts exactly, to check the kept counts.

use super::{Connection, DatabaseStore, sql};
use crate::{Difference, StoreError};

impl DatabaseStore {
    /// Recounts all signatures and letters, one petition after the other. Archived rows count as
    /// they were counted then; the counts of sections, countries and days are added up.
    pub async fn audit(&self) -> Result<Vec<Difference>, StoreError> {
        differences(&mut *self.pool.acquire().await?).await
    }
}

/// One petition after the other, by slug.
pub async fn differences(connection: &mut Connection) -> Result<Vec<Difference>, StoreError> {
    let petitions: Vec<i64> = sqlx::query_scalar("SELECT id FROM petitions ORDER BY slug")
        .fetch_all(&mut *connection)
        .await?;
    let mut differences = Vec::new();
    for petition in petitions {
        let of_it: Vec<Difference> = sqlx::query_as(sql::DIFFERENCES)
            .bind(petition)
            .fetch_all(&mut *connection)
            .await?;
        differences.extend(of_it);
    }
    Ok(differences)
}
