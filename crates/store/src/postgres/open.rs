//! Opens the database, and brings it to this program's version.

use std::{sync::Arc, time::Duration};

use sqlx::{
    ConnectOptions, Connection, PgConnection,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use tokio::time::timeout;

use super::{PostgresStore, PostgresUrl};
use crate::{
    StoreError,
    migrations::{self, migrator},
};

/// Connections for reading: enough for lookups of idempotency keys and readiness.
const READERS: u32 = 4;
/// How long the database may take to answer, and a reader to become free.
const PATIENCE: Duration = Duration::from_secs(3);

impl PostgresStore {
    /// Opens the database. Instances that start together migrate one after the other: the migrator
    /// holds an exclusive lock.
    pub async fn open(url: &PostgresUrl) -> Result<Self, StoreError> {
        let options = url.options();
        let mut connection = in_time(options.connect()).await?;
        must_keep_what_it_commits(&mut connection).await?;
        migrator(migrations::POSTGRES).run(&mut connection).await?;
        connection.close().await?;
        Ok(Self::of(options, READERS))
    }

    /// Opens the database for reading only, while servers run.
    pub async fn open_to_read(url: &PostgresUrl) -> Result<Self, StoreError> {
        let read_only = [("default_transaction_read_only", "on")];
        let store = Self::of(url.options().options(read_only), 1);
        in_time(store.pool.acquire()).await?;
        Ok(store)
    }

    fn of(options: PgConnectOptions, readers: u32) -> Self {
        let pool = PgPoolOptions::new()
            .max_connections(readers)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(options.clone());
        Self {
            pool,
            options: Arc::new(options),
        }
    }
}

async fn in_time<T>(work: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, StoreError> {
    let done = timeout(PATIENCE, work).await;
    Ok(done.map_err(|_| StoreError::TooSlow)??)
}

/// With `fsync` off a commit is only in memory.
async fn must_keep_what_it_commits(connection: &mut PgConnection) -> Result<(), StoreError> {
    let fsync: String = sqlx::query_scalar("SHOW fsync")
        .fetch_one(connection)
        .await?;
    match fsync.as_str() {
        "off" => Err(StoreError::Forgetful),
        _ => Ok(()),
    }
}
