//! Counting exactly, to see that the kept counts are right.

use sqlx::Row;

use super::PostgresStore;
use crate::store::{Difference, StoreError};

impl PostgresStore {
    /// Recounts everything; what was archived is taken as it was counted then. One statement reads one state of the database, whatever is written
    /// meanwhile, by whichever instance.
    pub async fn audit(&self) -> Result<Vec<Difference>, StoreError> {
        let rows = sqlx::query(
            "SELECT slug, counted, exact FROM (SELECT petitions.slug, counts.counted, \
             counts.archived + (SELECT COUNT(*) FROM signatures \
              WHERE signatures.petition = counts.petition AND signatures.state = 'counted') AS exact \
             FROM counts JOIN petitions ON petitions.id = counts.petition \
             UNION ALL SELECT petitions.slug || ' (letters)', letter_counts.handed, letter_counts.archived \
              + (SELECT COUNT(*) FROM letters WHERE letters.petition = letter_counts.petition \
              AND letters.counted) \
             FROM letter_counts JOIN petitions ON petitions.id = letter_counts.petition) AS compared \
             WHERE counted <> exact ORDER BY slug",
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
