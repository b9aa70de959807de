//! Reads whether traces are due for deletion, and the bursts.

use super::DatabaseStore;
use crate::{BurstRow, OldTraces, StoreError};

impl DatabaseStore {
    /// Whether any trace or burst is due for deletion.
    pub async fn has_old_traces(&self, old: &OldTraces) -> Result<bool, StoreError> {
        let any = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM traces WHERE day < $1) OR EXISTS (SELECT 1 FROM traces WHERE day > $2) \
             OR EXISTS (SELECT 1 FROM bursts WHERE day < $1) OR EXISTS (SELECT 1 FROM bursts WHERE day > $2)",
        )
        .bind(&old.before)
        .bind(&old.after)
        .fetch_one(&self.pool)
        .await?;
        Ok(any)
    }

    /// The bursts of a section, the newest day first, the largest first.
    pub async fn bursts(&self, section: &str, limit: i64) -> Result<Vec<BurstRow>, StoreError> {
        let bursts = sqlx::query_as(
            "SELECT day, kind, value, petitions.slug AS petition, signatures, usual FROM bursts \
             JOIN petitions ON petitions.id = bursts.petition WHERE section = $1 \
             ORDER BY day DESC, signatures DESC, kind, value, petitions.id LIMIT $2",
        )
        .bind(section)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        Ok(bursts)
    }
}
