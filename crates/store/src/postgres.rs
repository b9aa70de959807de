//! The store in a PostgreSQL database: readers in a small pool, and one writer per instance, with its own
//! connection. Several instances share one database.

mod forget;
mod installation;
mod open;
mod outbox;
mod petitions;
mod sql;
#[cfg(test)]
mod tests;
mod url;
mod writer;

// Shared by both databases, except for the types below.
#[path = "shared/mod.rs"]
mod shared;

use std::sync::Arc;

use sqlx::{PgConnection, PgPool, postgres::PgConnectOptions};

pub use url::PostgresUrl;
pub use writer::PostgresWriter;

type Database = sqlx::Postgres;
type Connection = PgConnection;
type DatabaseStore = PostgresStore;

/// Reads the store; cheap to clone.
#[derive(Clone)]
pub struct PostgresStore {
    pool: PgPool,
    options: Arc<PgConnectOptions>,
}

impl PostgresStore {
    /// The writer of this instance.
    pub fn writer(&self) -> PostgresWriter {
        PostgresWriter::new(&self.options)
    }
}
