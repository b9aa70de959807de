//! Deletes traces whose time is over, and the bursts that name them, in steps small enough that
//! signings need not wait.

use super::Connection;
use crate::{OldTraces, StoreError, Task};

/// How many one transaction deletes.
const AT_ONCE: i64 = 2048;

const OLD: &str = "DELETE FROM traces WHERE signing IN (SELECT signing FROM traces \
     WHERE day < $1 OR day > $2 LIMIT $3)";

/// Removes rows that are due, and replies how many were deleted.
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
