//! Forgetting an address, beside running servers: what it counts is not touched, so that nothing a server
//! has in its memory is wrong.

use sqlx::{Connection, PgConnection, Row};

use super::{PostgresStore, number, writer};
use crate::{
    hashes::Hash,
    store::{Forgotten, StoreError},
};

const FOUND: &str = "SELECT signing FROM signatures WHERE tag = ANY ($1) \
     UNION SELECT signing FROM confirmations WHERE tag = ANY ($1)";

const HELD: &str = "SELECT COUNT(*), COUNT(*) FILTER (WHERE state = 'counted'), \
     (SELECT COUNT(*) FROM outbox WHERE signing = ANY ($1)), \
     (SELECT EXISTS (SELECT 1 FROM suppressions WHERE tag = ANY ($2))) \
     FROM signatures WHERE signing = ANY ($1) AND tag = ANY ($2)";

impl PostgresStore {
    /// Removes every signing of the address of these tags, one a campaign. Its counted signatures go on
    /// counting, as numbers.
    pub async fn forget(&self, tags: &[Hash]) -> Result<Forgotten, StoreError> {
        let tags: Vec<&[u8]> = tags.iter().map(|tag| &tag[..]).collect();
        // It may take as long as there are signatures: no server shall have to wait meanwhile.
        let signings: Vec<i64> = sqlx::query_scalar(FOUND)
            .bind(&tags)
            .fetch_all(&self.pool)
            .await?;
        let mut connection = writer::connect(&self.options).await?;
        let forgotten = remove(&mut connection, &signings, &tags).await?;
        connection.close().await?;
        Ok(forgotten)
    }

    /// Undoes "this wasn't me"; says whether there was anything to undo.
    pub async fn unsuppress(&self, tags: &[Hash]) -> Result<bool, StoreError> {
        let tags: Vec<&[u8]> = tags.iter().map(|tag| &tag[..]).collect();
        let removed = sqlx::query("DELETE FROM suppressions WHERE tag = ANY ($1)")
            .bind(tags)
            .execute(&self.pool)
            .await?;
        Ok(removed.rows_affected() > 0)
    }

    /// Every campaign that has signings.
    pub async fn campaigns(&self) -> Result<Vec<String>, StoreError> {
        let campaigns =
            sqlx::query_scalar("SELECT DISTINCT campaign FROM signings ORDER BY campaign")
                .fetch_all(&self.pool)
                .await?;
        Ok(campaigns)
    }
}

async fn remove(
    connection: &mut PgConnection,
    signings: &[i64],
    tags: &[&[u8]],
) -> Result<Forgotten, StoreError> {
    let mut transaction = connection.begin().await?;
    writer::come_alone(&mut transaction).await?;
    let held = sqlx::query(HELD)
        .bind(signings)
        .bind(tags)
        .fetch_one(&mut *transaction)
        .await?;
    let removed = writer::remove_all(&mut transaction, signings).await?;
    transaction.commit().await?;
    Ok(Forgotten {
        signings: removed,
        signatures: number(held.get(0)),
        counted: number(held.get(1)),
        mails: number(held.get(2)),
        suppressed: held.get(3),
    })
}
