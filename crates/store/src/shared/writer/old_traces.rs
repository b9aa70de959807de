//! Traces whose time is over, and the bursts that name them, so many at a time that signings need not wait for it.

use super::Connection;
use crate::{OldTraces, StoreError, Task};

/// That go in one transaction.
const AT_ONCE: i64 = 2048;

const OLD: &str = "DELETE FROM traces WHERE signing IN (SELECT signing FROM traces \
     WHERE day < $1 OR day > $2 LIMIT $3)";

/// Removes what is to go; replies how much went.
pub async fn remove(
    connection: &mut Connection,
    tasks: &mut [Task<'_, OldTraces>],
) -> Result<(), StoreError> {
    for task in tasks {
        let removed = sqlx::query(OLD)
            .bind(&task.work.before)
            .bind(&task.work.after)
            .bind(AT_ONCE)
            .execute(&mut *connection)
            .await?;
        sqlx::query("DELETE FROM bursts WHERE day < $1 OR day > $2")
            .bind(&task.work.before)
            .bind(&task.work.after)
            .execute(&mut *connection)
            .await?;
        task.reply(removed.rows_affected());
    }
    Ok(())
}
