//! The store in a PostgreSQL database: readers in a small pool, and one writer an instance with its own
//! connection. Several instances share one database.

mod audit;
mod export;
mod forget;
mod installation;
mod marathons;
mod messages;
mod moderation;
mod open;
mod outbox;
mod own;
mod read;
mod staff;
#[cfg(test)]
mod tests;
mod totals;
mod url;
mod writer;

use std::sync::Arc;

use sqlx::{PgPool, postgres::PgConnectOptions};

use super::StoreError;

pub use url::PostgresUrl;
pub use writer::PostgresWriter;

/// Reads the store; cheap to clone.
#[derive(Clone)]
pub struct PostgresStore {
    pool: PgPool,
    options: Arc<PgConnectOptions>,
}

impl PostgresStore {
    /// The one that writes for this instance.
    pub fn writer(&self) -> PostgresWriter {
        PostgresWriter::new(&self.options)
    }

    /// Waits until every reader has ended.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// A number of the program, in a column that is as wide.
fn number(column: i64) -> u64 {
    column.unsigned_abs()
}

/// The version of what is sealed.
fn schema(column: i32) -> Result<u16, StoreError> {
    let unreadable = |error: std::num::TryFromIntError| sqlx::Error::Decode(error.into());
    Ok(u16::try_from(column).map_err(unreadable)?)
}
