//! Forgetting an address, beside a running server: what it counts is not touched, so that nothing the
//! server has in its memory is wrong.

use sqlx::Row;

use super::{SqliteStore, writer::remove_all};
use crate::{
    hashes::Hash,
    store::{Forgotten, StoreError},
};

impl SqliteStore {
    /// Removes every signing of the address of these tags, one a campaign. Its counted signatures go on
    /// counting, as numbers.
    pub async fn forget(&self, tags: &[Hash]) -> Result<Forgotten, StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let mut forgotten = Forgotten::default();
        for tag in tags {
            let rows = sqlx::query(
                "SELECT signing, SUM(counted), SUM(one) FROM (\
                 SELECT signing, CASE WHEN state = 'counted' THEN 1 ELSE 0 END AS counted, 1 AS one \
                 FROM signatures WHERE tag = ?1 \
                 UNION ALL SELECT signing, 0, 0 FROM confirmations WHERE tag = ?1) AS found \
                 GROUP BY signing",
            )
            .bind(&tag[..])
            .fetch_all(&mut *transaction)
            .await?;
            let signings: Vec<i64> = rows.iter().map(|row| row.get(0)).collect();
            for row in &rows {
                forgotten.counted += row.get::<i64, _>(1).unsigned_abs();
                forgotten.signatures += row.get::<i64, _>(2).unsigned_abs();
            }
            for signing in &signings {
                let mails: i64 =
                    sqlx::query_scalar("SELECT COUNT(*) FROM outbox WHERE signing = ?")
                        .bind(signing)
                        .fetch_one(&mut *transaction)
                        .await?;
                forgotten.mails += mails.unsigned_abs();
            }
            forgotten.signings += remove_all(&mut transaction, &signings).await?;
            let suppressed: bool =
                sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM suppressions WHERE tag = ?)")
                    .bind(&tag[..])
                    .fetch_one(&mut *transaction)
                    .await?;
            forgotten.suppressed |= suppressed;
        }
        transaction.commit().await?;
        Ok(forgotten)
    }

    /// Undoes "this wasn't me"; says whether there was anything to undo.
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

    /// Every campaign that has signings.
    pub async fn campaigns(&self) -> Result<Vec<String>, StoreError> {
        let campaigns =
            sqlx::query_scalar("SELECT DISTINCT campaign FROM signings ORDER BY campaign")
                .fetch_all(&self.pool)
                .await?;
        Ok(campaigns)
    }
}
