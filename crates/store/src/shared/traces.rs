//! Whether traces are to go.

use super::DatabaseStore;
use crate::{OldTraces, StoreError};

impl DatabaseStore {
    /// Whether there is any.
    pub async fn has_old_traces(&self, old: &OldTraces) -> Result<bool, StoreError> {
        let any = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM traces WHERE day < $1) OR EXISTS (SELECT 1 FROM traces WHERE day > $2)",
        )
        .bind(&old.before)
        .bind(&old.after)
        .fetch_one(&self.pool)
        .await?;
        Ok(any)
    }
}
