//! Forgets an address while servers run. It does not change the counts, so the figures in the servers' memory
//! stay right.

use std::collections::BTreeSet;

use sqlx::{Connection, FromRow, PgConnection, PgExecutor};

use super::{PostgresStore, writer};
use crate::{ForgottenRows, FoundSignings, Hash, StoreError};

const FOUND: &str = "SELECT signing FROM signatures WHERE signing > $2 AND tag = ANY ($1) \
     UNION SELECT signing FROM confirmations WHERE signing > $2 AND tag = ANY ($1)";

const HELD: &str = "SELECT COUNT(*) AS signatures, COUNT(*) FILTER (WHERE state = 'counted') AS counted, \
     (SELECT COUNT(*) FROM outbox WHERE signing = ANY ($1) OR letter IN (SELECT id FROM letters \
      WHERE tag = ANY ($2))) AS mails, \
     (SELECT EXISTS (SELECT 1 FROM suppressions WHERE tag = ANY ($2))) AS suppressed \
     FROM signatures WHERE signing = ANY ($1) AND tag = ANY ($2)";

/// The rows found for an address.
#[derive(FromRow)]
struct HeldRow {
    #[sqlx(try_from = "i64")]
    signatures: u64,
    #[sqlx(try_from = "i64")]
    counted: u64,
    #[sqlx(try_from = "i64")]
    mails: u64,
    suppressed: bool,
}

impl PostgresStore {
    /// Finds the signings of the address with these tags, one for each campaign. The time grows
    /// with the number of signatures; servers go on writing meanwhile.
    pub async fn find(&self, tags: &[Hash]) -> Result<FoundSignings, StoreError> {
        let newest = sqlx::query_scalar("SELECT COALESCE(MAX(id), 0) FROM signings")
            .fetch_one(&self.pool)
            .await?;
        let signings = signings_of(&self.pool, tags, 0).await?;
        Ok(FoundSignings { signings, newest })
    }

    /// Removes the found signings, and those that have come since. Counted signatures go on counting, as
    /// numbers.
    pub async fn forget(
        &self,
        tags: &[Hash],
        found: FoundSignings,
    ) -> Result<ForgottenRows, StoreError> {
        let mut connection = writer::connect(&self.options).await?;
        let forgotten = remove(&mut connection, tags, found).await?;
        connection.close().await?;
        Ok(forgotten)
    }

    /// Undoes "this wasn't me". Returns whether there was anything to undo.
    pub async fn unsuppress(&self, tags: &[Hash]) -> Result<bool, StoreError> {
        let removed = sqlx::query("DELETE FROM suppressions WHERE tag = ANY ($1)")
            .bind(bytes(tags))
            .execute(&self.pool)
            .await?;
        Ok(removed.rows_affected() > 0)
    }
}

/// The signings with these tags after a number.
async fn signings_of(
    executor: impl PgExecutor<'_>,
    tags: &[Hash],
    after: i64,
) -> Result<Vec<i64>, StoreError> {
    let signings = sqlx::query_scalar(FOUND)
        .bind(bytes(tags))
        .bind(after)
        .fetch_all(executor)
        .await?;
    Ok(signings)
}

fn bytes(tags: &[Hash]) -> Vec<&[u8]> {
    tags.iter().map(|tag| &tag[..]).collect()
}

async fn remove(
    connection: &mut PgConnection,
    tags: &[Hash],
    found: FoundSignings,
) -> Result<ForgottenRows, StoreError> {
    let mut transaction = connection.begin().await?;
    writer::lock_alone(&mut transaction).await?;
    let since = signings_of(&mut *transaction, tags, found.again_after()).await?;
    let signings: BTreeSet<i64> = found.signings.into_iter().chain(since).collect();
    let signings: Vec<i64> = signings.into_iter().collect();
    let held: HeldRow = sqlx::query_as(HELD)
        .bind(&signings)
        .bind(bytes(tags))
        .fetch_one(&mut *transaction)
        .await?;
    let letters: Vec<i64> = sqlx::query_scalar("SELECT id FROM letters WHERE tag = ANY ($1)")
        .bind(bytes(tags))
        .fetch_all(&mut *transaction)
        .await?;
    let letters = writer::remove_letters(&mut transaction, &letters).await?;
    let removed = writer::remove_signings(&mut transaction, &signings).await?;
    transaction.commit().await?;
    Ok(ForgottenRows {
        signings: removed,
        signatures: held.signatures,
        counted: held.counted,
        mails: held.mails,
        letters,
        suppressed: held.suppressed,
    })
}
