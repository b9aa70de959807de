//! Copies the database while a server writes to it.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use super::SqliteStore;
use crate::StoreError;

/// Why a copy is not valid.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    #[error("in the copy, the count of {0} differs from its signatures")]
    Counts(String),
}

/// A copy that was checked.
pub struct Copied {
    pub signings: u64,
    /// How long one state of the database was read. Rows deleted meanwhile stayed in its files.
    pub held: Duration,
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

impl SqliteStore {
    /// Writes one state of the database into an empty file, without waiting mails and traces, and
    /// checks the copy.
    pub async fn back_up(&self, to: &Path) -> Result<Copied, BackupError> {
        let name = to.to_string_lossy();
        let began = Instant::now();
        sqlx::query("VACUUM INTO ?")
            .bind(name.as_ref())
            .execute(&self.pool)
            .await?;
        let held = began.elapsed();
        let mut copy = SqliteConnectOptions::new()
            .filename(to)
            .create_if_missing(false)
            // Deleted rows leave nothing, and there is no second file beside this one.
            .pragma("secure_delete", "ON")
            .pragma("journal_mode", "MEMORY")
            .disable_statement_logging()
            .connect()
            .await?;
        for statement in ["DELETE FROM outbox", "DELETE FROM traces"] {
            sqlx::query(statement).execute(&mut copy).await?;
        }
        let signings = check(&mut copy).await?;
        copy.close().await?;
        Ok(Copied { signings, held })
    }
}

async fn check(copy: &mut SqliteConnection) -> Result<u64, BackupError> {
    let said: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&mut *copy)
        .await?;
    if said != "ok" {
        return Err(BackupError::Damaged(said));
    }
    if let Some(difference) = super::shared::audit::differences(&mut *copy).await?.first() {
        return Err(BackupError::Counts(difference.petition.clone()));
    }
    let signings: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM signings")
        .fetch_one(copy)
        .await?;
    Ok(signings.unsigned_abs())
}
