//! Writing: a batch of signings, and of what mails bring about, in one transaction.

mod changes;
mod claims;
mod counts;
mod expire;
mod insert;
mod letters;
mod mails;
mod marathons;
mod moderation;
mod rows;

use std::sync::Arc;

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::store::{Batch, BatchOutcome, NewSigning, StoreError};

pub(super) use expire::remove_all;
pub(super) use letters::remove as remove_letters;

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
    pub async fn write(&mut self, batch: &Batch<'_>) -> Result<BatchOutcome, StoreError> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.options.connect().await?,
        };
        match write_batch(&mut connection, batch).await {
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

/// A fixed number of statements, and those of [`rows`], one for 64 rows: each is a hand-over to SQLite's
/// thread and back, which costs more than a row.
async fn write_batch(
    connection: &mut SqliteConnection,
    batch: &Batch<'_>,
) -> Result<BatchOutcome, StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut outcome = BatchOutcome::default();
    if !batch.signings.is_empty() {
        add_signings(&mut transaction, batch, &mut outcome).await?;
    }
    letters::add(&mut transaction, batch, &mut outcome).await?;
    claims::settle(&mut transaction, &batch.claims, &mut outcome).await?;
    mails::report(&mut transaction, &batch.reports).await?;
    changes::apply(&mut transaction, &batch.changes, &mut outcome).await?;
    moderation::add_messages(&mut transaction, &batch.messages, &mut outcome).await?;
    moderation::act(&mut transaction, &batch.staff_acts, &mut outcome).await?;
    outcome.marathons = marathons::apply(&mut transaction, &batch.marathons).await?;
    for expiry in &batch.expiries {
        let expired = expire::expire(&mut transaction, expiry).await?;
        outcome.expired.push(expired);
    }
    counts::add(&mut transaction, &outcome.counted).await?;
    transaction.commit().await?;
    Ok(outcome)
}

async fn add_signings(
    transaction: &mut SqliteConnection,
    batch: &Batch<'_>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let last: i64 = sqlx::query_scalar("SELECT ifnull(max(id), 0) FROM signings")
        .fetch_one(&mut *transaction)
        .await?;
    let signings = batch.signings.iter().copied();
    let numbered: Vec<(i64, &NewSigning)> = (last + 1..).zip(signings).collect();
    let suppressed = mails::suppressed(transaction, &numbered).await?;
    insert::signings(transaction, &numbered, &suppressed).await?;
    insert::signatures(transaction, &numbered, &suppressed).await?;
    outcome.mails = mails::queue(transaction, last, &numbered, &suppressed).await?;
    counts::read_new(transaction, last, outcome).await
}
