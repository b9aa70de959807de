//! The store in one SQLite file: readers in a small pool, and one writer with its own connection.

mod audit;
mod backup;
mod export;
mod forget;
mod marathons;
mod messages;
mod moderation;
mod open;
mod outbox;
mod own;
mod read;
mod staff;
mod totals;
mod writer;

use std::{sync::Arc, time::Duration};

use sqlx::{SqlitePool, sqlite::SqliteConnectOptions};

pub use backup::BackupError;
pub use writer::SqliteWriter;

/// How long a connection waits for another one's lock.
const BUSY: Duration = Duration::from_secs(5);

/// Reads the store; cheap to clone.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    options: Arc<SqliteConnectOptions>,
}

impl SqliteStore {
    /// The one that writes. There must be one only: it alone keeps counts and signatures in step.
    pub fn writer(&self) -> SqliteWriter {
        SqliteWriter::new(Arc::clone(&self.options))
    }

    /// Waits until every reader has ended.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
