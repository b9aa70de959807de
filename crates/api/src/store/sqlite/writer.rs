//! Writing: a batch of signings in one transaction.

mod insert;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use sqlx::{ConnectOptions, Connection, Row, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::store::{BatchOutcome, NewSigning, PetitionId, StoreError};

/// Owns the one connection that writes.
pub struct SqliteWriter {
    options: Arc<SqliteConnectOptions>,
    /// None before the first batch, and after a fault: closing a connection rolls back whatever it
    /// had begun, and a new one finds the file as it is by then.
    connection: Option<SqliteConnection>,
}

impl SqliteWriter {
    pub(super) fn new(options: Arc<SqliteConnectOptions>) -> Self {
        Self {
            options,
            connection: None,
        }
    }

    /// Writes all of them or none, and returns once they are on the disk.
    pub async fn write(
        &mut self,
        signings: impl Iterator<Item = &NewSigning>,
    ) -> Result<BatchOutcome, StoreError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        match write_batch(&mut connection, signings).await {
            Ok(outcome) => {
                self.connection = Some(connection);
                Ok(outcome)
            }
            Err(error) => {
                // The fault that matters is the first one.
                let _ = connection.close().await;
                Err(error)
            }
        }
    }

    /// Ends the connection; SQLite then folds its log into the file.
    pub async fn close(mut self) -> Result<(), StoreError> {
        if let Some(connection) = self.connection.take() {
            connection.close().await?;
        }
        Ok(())
    }
}

/// A fixed number of statements and the rows of [`insert`]: each is a hand-over to SQLite's thread and
/// back, which costs more than a row.
async fn write_batch(
    connection: &mut SqliteConnection,
    signings: impl Iterator<Item = &NewSigning>,
) -> Result<BatchOutcome, StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let last: i64 = sqlx::query_scalar("SELECT ifnull(max(id), 0) FROM signings")
        .fetch_one(&mut *transaction)
        .await?;
    let numbered: Vec<(i64, &NewSigning)> = (last + 1..).zip(signings).collect();
    insert::signings(&mut transaction, &numbered).await?;
    insert::signatures(&mut transaction, &numbered).await?;
    let outcome = read_outcome(&mut transaction, last).await?;
    sqlx::query(
        "UPDATE counts SET counted = counted + new.added FROM (SELECT petition, \
         SUM(state = 'counted') AS added FROM signatures WHERE signing > ? GROUP BY petition) AS new \
         WHERE counts.petition = new.petition",
    )
    .bind(last)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(outcome)
}

/// What the signings after that number changed. No condition on the state: SQLite would then read the
/// index of all that was ever counted instead of the few rows at the end of the table.
async fn read_outcome(
    transaction: &mut SqliteConnection,
    last: i64,
) -> Result<BatchOutcome, StoreError> {
    let rows = sqlx::query(
        "SELECT petition, SUM(state = 'counted'), SUM(state <> 'counted') FROM signatures \
         WHERE signing > ? GROUP BY petition",
    )
    .bind(last)
    .fetch_all(transaction)
    .await?;
    let mut outcome = BatchOutcome::default();
    for row in rows {
        let (petition, counted, duplicates): (i64, i64, i64) = (row.get(0), row.get(1), row.get(2));
        if counted > 0 {
            let counted = counted.unsigned_abs();
            outcome.counted.insert(PetitionId(petition), counted);
        }
        outcome.duplicates += duplicates.unsigned_abs();
    }
    Ok(outcome)
}
