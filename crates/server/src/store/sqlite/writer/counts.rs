//! The kept counts: what a batch adds to them.

use std::{collections::BTreeMap, sync::LazyLock};

use sqlx::{Row, SqliteConnection};

use super::rows::{MANY, Rows};
use crate::store::{BatchOutcome, PetitionId, StoreError};

static ADD: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "UPDATE counts SET counted = counted + new.column2 FROM (VALUES ",
        "(?, ?)",
        ") AS new WHERE counts.petition = new.column1",
    )
});

/// What the signings after that number changed. No condition on the state: SQLite would then read the
/// index of all that was ever counted instead of the few rows at the end of the table.
pub async fn read_new(
    transaction: &mut SqliteConnection,
    last: i64,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let rows = sqlx::query(
        "SELECT petition, SUM(state = 'counted'), SUM(state = 'duplicate') FROM signatures \
         WHERE signing > ? GROUP BY petition",
    )
    .bind(last)
    .fetch_all(transaction)
    .await?;
    for row in rows {
        let (petition, counted, duplicates): (i64, i64, i64) = (row.get(0), row.get(1), row.get(2));
        if counted > 0 {
            outcome.counted.insert(PetitionId(petition), counted);
        }
        outcome.duplicates += duplicates.unsigned_abs();
    }
    Ok(())
}

/// Adds to the counts, each once.
pub async fn add(
    transaction: &mut SqliteConnection,
    counted: &BTreeMap<PetitionId, i64>,
) -> Result<(), StoreError> {
    let counted: Vec<_> = counted.iter().collect();
    for rows in counted.chunks(MANY) {
        let mut update = ADD.of(rows.len());
        for (petition, added) in rows {
            update = update.bind(petition.0).bind(*added);
        }
        update.execute(&mut *transaction).await?;
    }
    Ok(())
}
