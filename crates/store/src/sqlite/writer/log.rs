//! The log beside the file. It holds earlier states of deleted and overwritten rows, until it is emptied.

use std::{ffi::OsString, path::PathBuf, time::Duration};

use sqlx::{SqliteConnection, sqlite::SqliteConnectOptions};

use super::{super::BUSY, Connection, SqliteWriter};
use crate::StoreError;

/// How long a batch may have to wait for readers to leave the log.
const PATIENCE: Duration = Duration::from_millis(100);

/// The database's answer to a checkpoint: whether a reader was in the way, and how many pages of
/// the log are in the file now.
#[derive(sqlx::FromRow)]
struct Checkpoint {
    busy: bool,
    log: i64,
    checkpointed: i64,
}

impl SqliteWriter {
    /// Folds the log into the file and empties it, whoever wrote it. Returns whether it is empty;
    /// it does not wait for a reader that still sees an earlier state.
    pub async fn empty_log(&mut self) -> Result<bool, StoreError> {
        if is_empty(&self.options) {
            return Ok(true);
        }
        let mut connection = self.take_connection().await?;
        let emptied = empty(&mut connection).await;
        self.keep_or_close(connection, &emptied).await;
        emptied
    }
}

/// Most of the work runs beside readers and writers; only the last step needs the log for itself.
async fn empty(connection: &mut Connection) -> Result<bool, StoreError> {
    let passive = checkpoint(connection, "PRAGMA wal_checkpoint(PASSIVE)").await?;
    if passive.checkpointed < passive.log {
        return Ok(false);
    }
    wait_at_most(connection, PATIENCE).await?;
    let emptied = checkpoint(connection, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    wait_at_most(connection, BUSY).await?;
    Ok(!emptied?.busy)
}

async fn checkpoint(
    connection: &mut SqliteConnection,
    how: &'static str,
) -> Result<Checkpoint, StoreError> {
    Ok(sqlx::query_as(how).fetch_one(connection).await?)
}

async fn wait_at_most(connection: &mut SqliteConnection, time: Duration) -> Result<(), StoreError> {
    let pragma = format!("PRAGMA busy_timeout = {}", time.as_millis());
    sqlx::query(sqlx::AssertSqlSafe(pragma))
        .execute(connection)
        .await?;
    Ok(())
}

/// A log that cannot be read counts as not empty.
fn is_empty(options: &SqliteConnectOptions) -> bool {
    let mut log = OsString::from(options.get_filename());
    log.push("-wal");
    match std::fs::metadata(PathBuf::from(log)) {
        Ok(log) => log.len() == 0,
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    }
}
