//! Forgets an address while a server runs. It does not change the counts, so the figures in the server's
//! memory stay right.

use std::collections::BTreeSet;

use sqlx::{FromRow, SqliteConnection, SqliteExecutor};

use super::{
    SqliteStore,
    writer::{remove_letters, remove_signings},
};
use crate::{ForgottenRows, FoundSignings, Hash, StoreError};

impl SqliteStore {
    /// Finds the signings of the address with these tags, one for each campaign. The time grows
    /// with the number of signatures; the server goes on writing meanwhile.
    pub async fn find(&self, tags: &[Hash]) -> Result<FoundSignings, StoreError> {
        let newest = sqlx::query_scalar("SELECT coalesce(MAX(id), 0) FROM signings")
            .fetch_one(&self.pool)
            .await?;
        let mut signings = BTreeSet::new();
        for tag in tags {
            signings.extend(signings_of(&self.pool, tag, 0).await?);
        }
        Ok(FoundSignings {
            signings: signings.into_iter().collect(),
            newest,
        })
    }

    /// Removes the found signings, and those that have come since. Counted signatures go on counting, as
    /// numbers.
    pub async fn forget(
        &self,
        tags: &[Hash],
        found: FoundSignings,
    ) -> Result<ForgottenRows, StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let after = found.again_after();
        let mut signings = BTreeSet::new();
        for tag in tags {
            for signing in &found.signings {
                // If two commands forget the same address at once, a number that the first has set
                // free may belong to somebody else by now.
                if holds(&mut transaction, *signing, tag).await? {
                    signings.insert(*signing);
                }
            }
            signings.extend(signings_of(&mut *transaction, tag, after).await?);
        }
        let signings: Vec<i64> = signings.into_iter().collect();
        let mut forgotten = ForgottenRows::default();
        for signing in &signings {
            held(&mut transaction, *signing, &mut forgotten).await?;
        }
        for tag in tags {
            let letters: Vec<i64> = sqlx::query_scalar("SELECT id FROM letters WHERE tag = ?")
                .bind(&tag[..])
                .fetch_all(&mut *transaction)
                .await?;
            let mails: i64 = sqlx::query_scalar(
                "SELECT COUNT(*) FROM letters JOIN outbox ON outbox.letter = letters.id WHERE tag = ?",
            )
            .bind(&tag[..])
            .fetch_one(&mut *transaction)
            .await?;
            forgotten.mails += mails.unsigned_abs();
            forgotten.letters += remove_letters(&mut transaction, &letters).await?;
            let suppressed: bool =
                sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM suppressions WHERE tag = ?)")
                    .bind(&tag[..])
                    .fetch_one(&mut *transaction)
                    .await?;
            forgotten.suppressed |= suppressed;
        }
        forgotten.signings = remove_signings(&mut transaction, &signings).await?;
        transaction.commit().await?;
        Ok(forgotten)
    }

    /// Undoes "this wasn't me". Returns whether there was anything to undo.
    pub async fn unsuppress(&self, tags: &[Hash]) -> Result<bool, StoreError> {
        let mut undone = 0;
        for tag in tags {
            let removed = sqlx::query("DELETE FROM suppressions WHERE tag = ?")
                .bind(&tag[..])
                .execute(&self.pool)
                .await?;
            undone += removed.rows_affected();
        }
        Ok(undone > 0)
    }
}

/// The signings with the tag after a number.
async fn signings_of(
    executor: impl SqliteExecutor<'_>,
    tag: &Hash,
    after: i64,
) -> Result<Vec<i64>, StoreError> {
    let signings = sqlx::query_scalar(
        "SELECT signing FROM signatures WHERE signing > ?2 AND tag = ?1 \
         UNION SELECT signing FROM confirmations WHERE signing > ?2 AND tag = ?1",
    )
    .bind(&tag[..])
    .bind(after)
    .fetch_all(executor)
    .await?;
    Ok(signings)
}

async fn holds(
    connection: &mut SqliteConnection,
    signing: i64,
    tag: &Hash,
) -> Result<bool, StoreError> {
    let holds = sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM signatures WHERE signing = ?1 AND tag = ?2) \
         OR EXISTS (SELECT 1 FROM confirmations WHERE signing = ?1 AND tag = ?2)",
    )
    .bind(signing)
    .bind(&tag[..])
    .fetch_one(connection)
    .await?;
    Ok(holds)
}

/// The rows of a signing.
#[derive(FromRow)]
struct HeldRow {
    #[sqlx(try_from = "i64")]
    signatures: u64,
    #[sqlx(try_from = "i64")]
    counted: u64,
    #[sqlx(try_from = "i64")]
    mails: u64,
}

/// Counts the rows of a signing, without those that were withdrawn.
async fn held(
    connection: &mut SqliteConnection,
    signing: i64,
    forgotten: &mut ForgottenRows,
) -> Result<(), StoreError> {
    let row: HeldRow = sqlx::query_as(
        "SELECT COUNT(*) AS signatures, coalesce(SUM(state = 'counted'), 0) AS counted, \
         (SELECT COUNT(*) FROM outbox WHERE signing = ?1) AS mails \
         FROM signatures WHERE signing = ?1 AND state <> 'withdrawn'",
    )
    .bind(signing)
    .fetch_one(connection)
    .await?;
    forgotten.signatures += row.signatures;
    forgotten.counted += row.counted;
    forgotten.mails += row.mails;
    Ok(())
}
