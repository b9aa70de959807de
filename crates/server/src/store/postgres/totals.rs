//! Totals for staff. They count rows, which takes as long as there are rows: no page shows them.

use std::ops::RangeInclusive;

use futures_util::TryStreamExt;
use sqlx::Row;

use super::{PostgresStore, number};
use crate::store::{PetitionId, StoreError, Total, TotalsBy};

/// Sorted by bytes, as the other database does, whatever the language of the server.
const BY_SECTION: &str = "SELECT name, total, counted FROM (SELECT section AS name, \
     COUNT(*) AS total, SUM((SELECT COUNT(*) FROM signatures WHERE signing = signings.id \
     AND state = 'counted'))::bigint AS counted FROM signings GROUP BY section) AS sums \
     ORDER BY least(total, counted) DESC, name COLLATE \"C\"";

const BY_SOURCE: &str = "SELECT name, total, counted FROM (SELECT source AS name, \
     COUNT(*) AS total, SUM((SELECT COUNT(*) FROM signatures WHERE signing = signings.id \
     AND state = 'counted'))::bigint AS counted FROM signings GROUP BY source) AS sums \
     ORDER BY least(total, counted) DESC, name COLLATE \"C\" NULLS FIRST";

impl PostgresStore {
    /// The number of the newest signing.
    pub async fn last_signing(&self) -> Result<i64, StoreError> {
        let last = sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM signings")
            .fetch_one(&self.pool)
            .await?;
        Ok(last)
    }

    /// Counted signatures by section and petition, of the signings with these numbers.
    pub async fn counted_by_section(
        &self,
        signings: RangeInclusive<i64>,
    ) -> Result<Vec<(String, PetitionId, u64)>, StoreError> {
        let rows = sqlx::query(
            "SELECT signings.section, signatures.petition, COUNT(*) FROM signings \
             JOIN signatures ON signatures.signing = signings.id \
             WHERE signings.id BETWEEN $1 AND $2 AND signatures.state = 'counted' \
             GROUP BY signings.section, signatures.petition",
        )
        .bind(*signings.start())
        .bind(*signings.end())
        .fetch_all(&self.pool)
        .await?;
        let rows = rows
            .iter()
            .map(|row| (row.get(0), PetitionId(row.get(1)), number(row.get(2))));
        Ok(rows.collect())
    }

    /// Hands over the totals by section, then those by source, both of the same state of the database;
    /// each from the row with the largest smaller figure down.
    pub async fn totals<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(TotalsBy, Total) -> Result<(), E>,
    ) -> Result<(), E> {
        let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let mut transaction = self
            .pool
            .begin_with(begin)
            .await
            .map_err(StoreError::from)?;
        for (by, statement) in [
            (TotalsBy::Section, BY_SECTION),
            (TotalsBy::Source, BY_SOURCE),
        ] {
            let mut rows = sqlx::query(statement).fetch(&mut *transaction);
            while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                let total = Total {
                    name: row.get(0),
                    signings: number(row.get(1)),
                    counted: number(row.get(2)),
                };
                each(by, total)?;
            }
        }
        Ok(())
    }
}
