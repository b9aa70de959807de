//! Totals for staff. They count rows, which takes as long as there are rows: no page shows them.

use std::ops::RangeInclusive;

use futures_util::TryStreamExt;
use sqlx::Row;

use super::SqliteStore;
use crate::store::{PetitionId, StoreError, Total, TotalsBy};

const BY_SECTION: &str = "SELECT name, total, counted FROM (SELECT section AS name, \
     COUNT(*) AS total, SUM((SELECT COUNT(*) FROM signatures WHERE signing = signings.id \
     AND state = 'counted')) AS counted FROM signings GROUP BY section) \
     ORDER BY min(total, counted) DESC, name";

const BY_SOURCE: &str = "SELECT name, total, counted FROM (SELECT source AS name, \
     COUNT(*) AS total, SUM((SELECT COUNT(*) FROM signatures WHERE signing = signings.id \
     AND state = 'counted')) AS counted FROM signings GROUP BY source) \
     ORDER BY min(total, counted) DESC, name";

impl SqliteStore {
    /// The number of the newest signing.
    pub async fn last_signing(&self) -> Result<i64, StoreError> {
        let last = sqlx::query_scalar("SELECT ifnull(max(id), 0) FROM signings")
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
             WHERE signings.id BETWEEN ?1 AND ?2 AND signatures.state = 'counted' \
             GROUP BY signings.section, signatures.petition",
        )
        .bind(*signings.start())
        .bind(*signings.end())
        .fetch_all(&self.pool)
        .await?;
        let row = |row: &sqlx::sqlite::SqliteRow| {
            let number: i64 = row.get(2);
            (row.get(0), PetitionId(row.get(1)), number.unsigned_abs())
        };
        Ok(rows.iter().map(row).collect())
    }

    /// Hands over the totals by section, then those by source, both of the same state of the database;
    /// each from the row with the largest smaller figure down.
    pub async fn totals<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(TotalsBy, Total) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut transaction = self.pool.begin().await.map_err(StoreError::from)?;
        for (by, statement) in [
            (TotalsBy::Section, BY_SECTION),
            (TotalsBy::Source, BY_SOURCE),
        ] {
            let mut rows = sqlx::query(statement).fetch(&mut *transaction);
            while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
                let total = Total {
                    name: row.get(0),
                    signings: row.get::<i64, _>(1).unsigned_abs(),
                    counted: row.get::<i64, _>(2).unsigned_abs(),
                };
                each(by, total)?;
            }
        }
        Ok(())
    }
}
