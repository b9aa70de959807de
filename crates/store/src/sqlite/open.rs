//! Opens the database's file, and brings it to this program's version.

use std::{fs::OpenOptions, os::unix::fs::OpenOptionsExt, path::Path, sync::Arc, time::Duration};

use sqlx::{
    ConnectOptions,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{BUSY, SqliteStore};
use crate::{
    StoreError,
    migrations::{self, migrator},
};

/// Connections for reading: enough for lookups of idempotency keys and readiness.
const READERS: u32 = 4;

impl SqliteStore {
    /// Opens the file, or makes it with mode 0600.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        // Only its owner may read it. The files that SQLite puts beside it take its mode.
        if !path.exists() {
            let mut options = OpenOptions::new();
            let created = options.write(true).create_new(true).mode(0o600).open(path);
            created.map_err(sqlx::Error::Io)?;
        }
        // WAL with `synchronous=FULL`: a commit is on the disk before it is answered.
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // Deleted rows (a mail that was sent, a signing that was refused) are overwritten.
            .pragma("secure_delete", "ON")
            // No row may get into a temporary file for sorting.
            .pragma("temp_store", "MEMORY")
            .busy_timeout(BUSY)
            .disable_statement_logging();
        let mut connection = options.connect().await?;
        migrator(migrations::SQLITE).run(&mut connection).await?;
        let pool = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(Duration::from_secs(3))
            .connect_with(options.clone())
            .await?;
        Ok(Self {
            pool,
            options: Arc::new(options),
        })
    }

    /// Opens an existing file for reading only, while a server runs.
    pub async fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(path)
            .read_only(true)
            .pragma("temp_store", "MEMORY")
            .busy_timeout(BUSY)
            .disable_statement_logging();
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        Ok(Self {
            pool,
            options: Arc::new(options),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[tokio::test]
    async fn the_database_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test.db");
        let _store = SqliteStore::open(&path).await.unwrap();
        for file in ["test.db", "test.db-wal"] {
            let metadata = std::fs::metadata(folder.path().join(file)).unwrap();
            assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{file}");
        }
    }
}
