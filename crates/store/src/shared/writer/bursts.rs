//! Stores bursts.

use super::Connection;
use crate::{SeenBursts, StoreError, Task};

/// Keeps the largest number, for an hour that goes on and among the hours of a day.
const KEEP: &str = "INSERT INTO bursts (section, kind, value, petition, day, signatures, usual) \
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (section, kind, value, petition, day) \
     DO UPDATE SET signatures = excluded.signatures, usual = excluded.usual \
     WHERE excluded.signatures > bursts.signatures";

pub async fn keep(
    connection: &mut Connection,
    tasks: &mut [Task<'_, SeenBursts>],
) -> Result<(), StoreError> {
    for task in tasks {
        for burst in &task.work.0 {
            sqlx::query(KEEP)
                .bind(&burst.section)
                .bind(burst.kind.as_str())
                .bind(&burst.value)
                .bind(burst.petition)
                .bind(&burst.day)
                .bind(i64::try_from(burst.signatures).unwrap_or(i64::MAX))
                .bind(i64::try_from(burst.usual).unwrap_or(i64::MAX))
                .execute(&mut *connection)
                .await?;
        }
        task.reply(());
    }
    Ok(())
}
