//! Writes a batch of signings, and of what mails bring, in one transaction, beside the batches of
//! other instances.
//!
//! To avoid deadlocks, each batch takes its locks in one order: the lock of batches
//! ([`batch_lock`]), idempotency keys, signatures, marathons, counts, each sorted.

mod batch_lock;
mod collisions;
mod confirmations;
mod counts;
mod insert;
mod mails;
mod move_rows;
mod removal;
mod withdrawals;

// Shared by both databases, except for the types and modules of this one.
#[path = "../shared/writer/mod.rs"]
mod shared;

use std::{collections::BTreeMap, future::Future, time::Duration};

use sqlx::{ConnectOptions, Connection as _, Executor, PgConnection, postgres::PgConnectOptions};
use tokio::time::timeout;

use self::shared::marathon_counts;
use super::{Connection, shared::read};
use crate::{
    Batch, BatchOutcome, NewSigning, PetitionId, StoreError, StoreReply, mail_kinds,
    new_rows::came_by_marathons,
};

pub(super) use batch_lock::lock_alone;
pub(super) use removal::{remove_letters, remove_signings};

/// How long a batch may take, and a read of the counts. A request may have to wait for the batch
/// before its own and for such a read. All three together must end well before the request's time
/// limit (`request_timeout`).
const PATIENCE: Duration = Duration::from_secs(5);
const GLANCE: Duration = Duration::from_secs(1);

/// Settings of the connection that writes. A commit is on the disk before it is answered, whatever
/// the server's default. The work of an instance that is gone ends before others time out on its
/// locks.
const SETTINGS: [(&str, &str); 3] = [
    ("synchronous_commit", "on"),
    ("statement_timeout", "4s"),
    ("idle_in_transaction_session_timeout", "4s"),
];

/// Owns the one connection of this instance that writes.
pub struct PostgresWriter {
    options: Box<PgConnectOptions>,
    /// `None` before the first batch and after a fault: when a connection ends, the server rolls back what it
    /// had begun.
    connection: Option<PgConnection>,
}

impl PostgresWriter {
    pub(super) fn new(options: &PgConnectOptions) -> Self {
        Self {
            options: Box::new(options.clone().options(SETTINGS)),
            connection: None,
        }
    }

    /// Writes the whole batch or nothing, and returns once it is on the disk. A batch that lost
    /// against another instance is tried again.
    pub async fn write(&mut self, batch: &mut Batch<'_>) -> Result<BatchOutcome, StoreError> {
        in_time(PATIENCE, async {
            let mut tries = collisions::TRIES;
            loop {
                match self.write_once(batch).await {
                    Err(error) if tries > 0 && collisions::is_one(&error) => tries -= 1,
                    result => return result,
                }
            }
        })
        .await
    }

    /// The counts as all instances have written them.
    pub async fn counts(&mut self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        self.glance(async |connection| read::counts(connection).await)
            .await
    }

    /// The signatures of a day as all instances have written them.
    pub async fn counts_of_day(
        &mut self,
        day: &str,
    ) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        self.glance(async |connection| read::counts_of_day(connection, day).await)
            .await
    }

    /// The letters as all instances have written them.
    pub async fn letters(&mut self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        self.glance(async |connection| read::letters(connection).await)
            .await
    }

    async fn glance<T>(
        &mut self,
        read: impl AsyncFnOnce(&mut PgConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        in_time(GLANCE, async {
            let mut connection = match self.connection.take() {
                Some(connection) => connection,
                None => self.options.connect().await?,
            };
            let seen = read(&mut connection).await?;
            self.connection = Some(connection);
            Ok(seen)
        })
        .await
    }

    /// Ends the connection.
    pub async fn close(mut self) -> Result<(), StoreError> {
        match self.connection.take() {
            Some(connection) => in_time(GLANCE, async { Ok(connection.close().await?) }).await,
            None => Ok(()),
        }
    }

    async fn write_once(&mut self, batch: &mut Batch<'_>) -> Result<BatchOutcome, StoreError> {
        // On an error the connection is dropped, and with it the transaction.
        let mut connection = self.begin(batch).await?;
        let outcome = shared::write(&mut connection, batch).await?;
        connection.execute("COMMIT").await?;
        self.connection = Some(connection);
        Ok(outcome)
    }

    /// A connection in a transaction. The connection of the last batch may be gone, if its server
    /// has ended.
    async fn begin(&mut self, batch: &Batch<'_>) -> Result<PgConnection, StoreError> {
        if let Some(mut connection) = self.connection.take()
            && batch_lock::begin(&mut connection, batch).await.is_ok()
        {
            return Ok(connection);
        }
        let mut connection = self.options.connect().await?;
        batch_lock::begin(&mut connection, batch).await?;
        Ok(connection)
    }
}

async fn in_time<T>(
    patience: Duration,
    work: impl Future<Output = Result<T, StoreError>>,
) -> Result<T, StoreError> {
    timeout(patience, work)
        .await
        .unwrap_or(Err(StoreError::TooSlow))
}

/// A connection that writes, for callers other than the writer.
pub(super) async fn connect(options: &PgConnectOptions) -> Result<PgConnection, StoreError> {
    in_time(GLANCE, async {
        Ok(options.clone().options(SETTINGS).connect().await?)
    })
    .await
}

/// Adds the signings of a batch, in a fixed number of statements for any number of signings.
async fn add_signings(
    connection: &mut PgConnection,
    batch: &mut Batch<'_>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let signings: Vec<&NewSigning> = batch.signings.iter().map(|task| task.work).collect();
    let (ids, found) = insert::numbers_and_suppressed(connection, &signings).await?;
    let numbered: Vec<(i64, &NewSigning)> = ids.iter().copied().zip(signings).collect();
    let suppressed = mail_kinds::suppressed_tags(&numbered, &found);
    let stored = insert::signings(connection, &numbered, &suppressed).await?;
    for (id, task) in ids.iter().zip(&mut batch.signings) {
        task.reply(match stored.contains(id) {
            true => StoreReply::Stored,
            false => StoreReply::Overtaken,
        });
    }
    let numbered: Vec<_> = numbered
        .into_iter()
        .filter(|(id, _)| stored.contains(id))
        .collect();
    insert::signatures(connection, &numbered, &suppressed, outcome).await?;
    let came = came_by_marathons(&numbered, &suppressed);
    marathon_counts::count_new(connection, &came, outcome).await?;
    outcome.mails = mails::queue(connection, &numbered, &suppressed).await?;
    Ok(())
}
