//! The store in one SQLite file: readers in a small pool, and one writer with its own connection.

mod backup;
mod forget;
mod open;
mod outbox;
mod petitions;
mod sql;
mod writer;

// The same on both databases, but for the types below.
#[path = "shared/audit.rs"]
mod audit;
#[path = "shared/export.rs"]
mod export;
#[path = "shared/marathons.rs"]
mod marathons;
#[path = "shared/moderation.rs"]
mod moderation;
#[path = "shared/own.rs"]
mod own;
#[path = "shared/read.rs"]
mod read;
#[path = "shared/set_asides.rs"]
mod set_asides;
#[path = "shared/shuffle.rs"]
mod shuffle;
#[path = "shared/staff.rs"]
mod staff;
#[path = "shared/totals.rs"]
mod totals;
#[path = "shared/traces.rs"]
mod traces;
#[path = "shared/trail.rs"]
mod trail;

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
