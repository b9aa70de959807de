//! Counting exactly, to see that the kept counts are right.

use sqlx::{Row, SqliteConnection};

use super::SqliteStore;
use crate::store::{Difference, StoreError};

impl SqliteStore {
    /// Recounts everything; what was archived is taken as it was counted then.
    pub async fn audit(&self) -> Result<Vec<Difference>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        differences(&mut connection).await
    }
}

/// One statement reads one state of the database, whatever is written meanwhile.
pub async fn differences(connection: &mut SqliteConnection) -> Result<Vec<Difference>, StoreError> {
    let rows = sqlx::query(
        "SELECT petitions.slug, counts.counted, counts.archived + (SELECT COUNT(*) FROM signatures \
         WHERE signatures.petition = counts.petition AND signatures.state = 'counted') AS exact \
         FROM counts JOIN petitions ON petitions.id = counts.petition \
         WHERE counts.counted <> exact \
         UNION ALL SELECT petitions.slug || ' (letters)', letter_counts.handed, letter_counts.archived \
         + (SELECT COUNT(*) FROM letters WHERE letters.petition = letter_counts.petition \
         AND letters.counted = 1) AS exact \
         FROM letter_counts JOIN petitions ON petitions.id = letter_counts.petition \
         WHERE letter_counts.handed <> exact ORDER BY 1",
    )
    .fetch_all(connection)
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
