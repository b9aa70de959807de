//! Writing: a batch of signings in one transaction.

use std::sync::Arc;

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::store::{BatchOutcome, NewSigning, StoreError};

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

async fn write_batch(
    connection: &mut SqliteConnection,
    signings: impl Iterator<Item = &NewSigning>,
) -> Result<BatchOutcome, StoreError> {
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let mut outcome = BatchOutcome::default();
    for signing in signings {
        write_signing(&mut transaction, signing, &mut outcome).await?;
    }
    for (petition, added) in &outcome.counted {
        sqlx::query("UPDATE counts SET counted = counted + ? WHERE petition = ?")
            .bind(i64::try_from(*added).unwrap_or(i64::MAX))
            .bind(petition.0)
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(outcome)
}

async fn write_signing(
    transaction: &mut SqliteConnection,
    signing: &NewSigning,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let id = sqlx::query(
        "INSERT INTO signings (record, campaign, section, key_id, schema, country, day, source, \
         sealed, receipt_hash, idempotency, request_digest) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )
    .bind(&signing.record[..])
    .bind(&signing.campaign)
    .bind(&signing.section)
    .bind(&signing.key_id)
    .bind(signing.schema)
    .bind(&signing.country)
    .bind(&signing.day)
    .bind(signing.source.as_deref())
    .bind(&signing.sealed[..])
    .bind(&signing.receipt_hash[..])
    .bind(signing.idempotency.as_ref().map(|sent| &sent.key[..]))
    .bind(signing.idempotency.as_ref().map(|sent| &sent.digest[..]))
    .execute(&mut *transaction)
    .await?
    .last_insert_rowid();
    for petition in &signing.petitions {
        // One statement for a new and for a repeated address, so that both cost the same.
        let state: String = sqlx::query_scalar(
            "INSERT INTO signatures (signing, petition, tag, state) \
             VALUES (?1, ?2, ?3, CASE WHEN EXISTS (SELECT 1 FROM signatures \
             WHERE petition = ?2 AND tag = ?3 AND state = 'counted') \
             THEN 'duplicate' ELSE 'counted' END) RETURNING state",
        )
        .bind(id)
        .bind(petition.0)
        .bind(&signing.tag[..])
        .fetch_one(&mut *transaction)
        .await?;
        if state == "counted" {
            *outcome.counted.entry(*petition).or_default() += 1;
        } else {
            outcome.duplicates += 1;
        }
    }
    Ok(())
}
