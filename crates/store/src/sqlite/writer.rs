//! Writes a batch of signings, and of what mails bring, in one transaction.

mod confirmations;
mod counts;
mod insert;
mod log;
mod mails;
mod move_rows;
mod removal;
mod rows;
mod withdrawals;

// Shared by both databases, except for the types and modules of this one.
#[path = "../shared/writer/mod.rs"]
mod shared;

use std::sync::Arc;

use sqlx::{ConnectOptions, Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use self::shared::marathon_counts;
use super::Connection;
use crate::{Batch, BatchOutcome, NewSigning, StoreError, StoreReply, new_rows::came_by_marathons};

pub(super) use removal::{remove_letters, remove_signings};

/// Owns the one connection that writes.
pub struct SqliteWriter {
    options: Arc<SqliteConnectOptions>,
    /// `None` before the first batch and after a fault: closing a connection rolls back what it had begun,
    /// and a new one reads the file as it is then.
    connection: Option<SqliteConnection>,
}

impl SqliteWriter {
    pub(super) fn new(options: Arc<SqliteConnectOptions>) -> Self {
        Self {
            options,
            connection: None,
        }
    }

    /// Writes the whole batch or nothing, and returns once it is on the disk.
    pub async fn write(&mut self, batch: &mut Batch<'_>) -> Result<BatchOutcome, StoreError> {
        let mut connection = self.take_connection().await?;
        let outcome = write_batch(&mut connection, batch).await;
        self.keep_or_close(connection, &outcome).await;
        outcome
    }

    async fn take_connection(&mut self) -> Result<SqliteConnection, StoreError> {
        Ok(match self.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        })
    }

    /// Keeps the connection, or closes it after a fault. The first fault is the one that matters, so an error
    /// from closing is ignored.
    async fn keep_or_close<T>(
        &mut self,
        connection: SqliteConnection,
        done: &Result<T, StoreError>,
    ) {
        match done {
            Ok(_) => self.connection = Some(connection),
            Err(_) => drop(connection.close().await),
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

async fn write_batch(
    connection: &mut SqliteConnection,
    batch: &mut Batch<'_>,
) -> Result<BatchOutcome, StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let outcome = shared::write(&mut transaction, batch).await?;
    transaction.commit().await?;
    Ok(outcome)
}

/// Adds the signings of a batch. Takes a fixed number of statements, and those of [`rows`], one per 64 rows.
/// Each statement goes to SQLite's thread and back, which costs more than a row.
async fn add_signings(
    transaction: &mut SqliteConnection,
    batch: &mut Batch<'_>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let last: i64 = sqlx::query_scalar("SELECT ifnull(max(id), 0) FROM signings")
        .fetch_one(&mut *transaction)
        .await?;
    let signings = batch.signings.iter().map(|task| task.work);
    let numbered: Vec<(i64, &NewSigning)> = (last + 1..).zip(signings).collect();
    let suppressed = mails::suppressed(transaction, &numbered).await?;
    insert::signings(transaction, &numbered, &suppressed).await?;
    insert::signatures(transaction, &numbered, &suppressed).await?;
    insert::traces(transaction, &numbered, &suppressed).await?;
    outcome.mails = mails::queue(transaction, last, &numbered, &suppressed).await?;
    let came = came_by_marathons(&numbered, &suppressed);
    marathon_counts::count_new(transaction, &came, outcome).await?;
    for task in &mut batch.signings {
        task.reply(StoreReply::Stored);
    }
    counts::read_new(transaction, last, outcome).await
}
