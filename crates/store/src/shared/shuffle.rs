//! Reads which rows are still in the order in which they came.

use sqlx::AssertSqlSafe;

use super::DatabaseStore;
use crate::{Ordered, OrderedDay, StoreError};

const SETTLED: &str = "SELECT day FROM shuffled_days WHERE kind = $1";

impl DatabaseStore {
    /// The earliest day before another one whose rows have not all been moved.
    pub async fn ordered_day(
        &self,
        what: Ordered,
        before: &str,
    ) -> Result<Option<OrderedDay>, StoreError> {
        let settled = self.settled(what).await?;
        let table = what.table();
        let first = format!("SELECT MIN(day) FROM {table} WHERE day > $1 AND day < $2");
        let day: Option<String> = sqlx::query_scalar(AssertSqlSafe(first))
            .bind(settled)
            .bind(before)
            .fetch_one(&self.pool)
            .await?;
        let Some(day) = day else {
            return Ok(None);
        };
        let rows = format!("SELECT id FROM {table} WHERE day = $1");
        let rows = sqlx::query_scalar(AssertSqlSafe(rows))
            .bind(&day)
            .fetch_all(&self.pool)
            .await?;
        Ok(Some(OrderedDay { day, rows }))
    }

    /// The last day whose rows have been moved, and keep their numbers from now on. A reader in steps may
    /// meet a row of a later day twice.
    pub(super) async fn settled(&self, what: Ordered) -> Result<String, StoreError> {
        let day = sqlx::query_scalar(SETTLED)
            .bind(what.table())
            .fetch_one(&self.pool)
            .await?;
        Ok(day)
    }
}
