//! Counting exactly, to see that the kept counts are right.

use sqlx::Row;

use super::SqliteStore;
use crate::store::{Difference, StoreError};

impl SqliteStore {
    /// Recounts everything. One statement reads one state of the database, whatever is written
    /// meanwhile.
    pub async fn audit(&self) -> Result<Vec<Difference>, StoreError> {
        let rows = sqlx::query(
            "SELECT petitions.slug, counts.counted, (SELECT COUNT(*) FROM signatures \
             WHERE signatures.petition = counts.petition AND signatures.state = 'counted') AS exact \
             FROM counts JOIN petitions ON petitions.id = counts.petition \
             WHERE counts.counted <> exact ORDER BY petitions.slug",
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .iter()
            .map(|row| Difference {
                petition: row.get(0),
                kept: row.get(1),
                exact: row.get(2),
            })
            .collect())
    }
}
