//! The store in one SQLite file: readers in a small pool, and one writer with its own connection.

mod backup;
mod forget;
mod open;
mod outbox;
mod petitions;
mod sql;
mod writer;

// Shared by both databases, except for the types below.
#[path = "shared/mod.rs"]
mod shared;

use std::{sync::Arc, time::Duration};

use sqlx::{SqliteConnection, SqlitePool, sqlite::SqliteConnectOptions};

pub use backup::{BackupError, Copied};
pub use writer::SqliteWriter;

type Database = sqlx::Sqlite;
type Connection = SqliteConnection;
type DatabaseStore = SqliteStore;

/// How long a connection waits for another one's lock.
const BUSY: Duration = Duration::from_secs(5);

/// Reads the store; cheap to clone.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    options: Arc<SqliteConnectOptions>,
}

impl SqliteStore {
    /// The writer. There must be only one: it alone keeps counts and signatures in step.
    pub fn writer(&self) -> SqliteWriter {
        SqliteWriter::new(Arc::clone(&self.options))
    }
}
