//! Totals for staff. They count rows, and the time grows with their number, so no page shows them.
//! Rows are counted in steps, so that no state of the database is held for long.

use std::{
    cmp::{Ordering, Reverse},
    collections::HashMap,
};

use sqlx::FromRow;

use super::DatabaseStore;
use crate::{Ordered, StoreError, Total, TotalsBy, marathon_sql};

/// How many signings one step counts.
const STEP: i64 = 50_000;

const LAST_OF_A_STEP: &str = "SELECT MAX(id) FROM (SELECT id FROM signings WHERE id > $1 \
     ORDER BY id LIMIT $2) AS step";

/// Counts by section and source.
const COUNTED: &str = "SELECT section, source, COUNT(*) AS signings, CAST(SUM((SELECT COUNT(*) FROM signatures \
     WHERE signing = signings.id AND state = 'counted')) AS BIGINT) AS counted \
     FROM signings WHERE id > $1 AND id <= $2 AND day <= $3 GROUP BY section, source";

/// Counts days whose rows may still move, in one statement.
const COUNTED_LATELY: &str = "SELECT section, source, COUNT(*) AS signings, CAST(SUM((SELECT COUNT(*) FROM signatures \
     WHERE signing = signings.id AND state = 'counted')) AS BIGINT) AS counted \
     FROM signings WHERE day > $1 GROUP BY section, source";

#[derive(FromRow)]
struct CountedRow {
    section: String,
    source: Option<String>,
    #[sqlx(try_from = "i64")]
    signings: u64,
    #[sqlx(try_from = "i64")]
    counted: u64,
}

/// Signings and signatures that came by a marathon. No signing is marked with its marathon.
#[derive(FromRow)]
struct CameRow {
    source: String,
    #[sqlx(try_from = "i64")]
    signings: u64,
    #[sqlx(try_from = "i64")]
    counted: u64,
}

/// Signings and signatures, by name.
#[derive(Default)]
struct Sums(HashMap<Option<String>, (u64, u64)>);

impl DatabaseStore {
    /// Gives the totals by section, then those by source, both for the same signings. The row whose
    /// smaller figure is largest comes first.
    pub async fn totals<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(TotalsBy, Total) -> Result<(), E>,
    ) -> Result<(), E> {
        let (mut sections, mut sources) = (Sums::default(), Sums::default());
        let settled = self.settled(Ordered::Signings).await?;
        for row in self.counted_lately(&settled).await? {
            sections.add(Some(row.section), row.signings, row.counted);
            sources.add(row.source, row.signings, row.counted);
        }
        let mut after = 0;
        while let Some(last) = self.last_of_a_step(after).await? {
            for row in self.counted((after, last), &settled).await? {
                sections.add(Some(row.section), row.signings, row.counted);
                sources.add(row.source, row.signings, row.counted);
            }
            after = last;
        }
        let came: Vec<CameRow> = sqlx::query_as(marathon_sql::CAME)
            .fetch_all(&self.pool)
            .await
            .map_err(StoreError::from)?;
        for row in came {
            sources.name_some(row.source, row.signings, row.counted);
        }
        for (by, sums) in [(TotalsBy::Section, sections), (TotalsBy::Source, sources)] {
            for total in sums.in_order() {
                each(by, total)?;
            }
        }
        Ok(())
    }

    async fn last_of_a_step(&self, after: i64) -> Result<Option<i64>, StoreError> {
        let last = sqlx::query_scalar(LAST_OF_A_STEP)
            .bind(after)
            .bind(STEP)
            .fetch_one(&self.pool)
            .await?;
        Ok(last)
    }

    async fn counted_lately(&self, settled: &str) -> Result<Vec<CountedRow>, StoreError> {
        let rows = sqlx::query_as(COUNTED_LATELY)
            .bind(settled)
            .fetch_all(&self.pool)
            .await?;
        Ok(rows)
    }

    async fn counted(
        &self,
        (after, last): (i64, i64),
        settled: &str,
    ) -> Result<Vec<CountedRow>, StoreError> {
        let rows = sqlx::query_as(COUNTED)
            .bind(after)
            .bind(last)
            .bind(settled)
            .fetch_all(&self.pool)
            .await?;
        Ok(rows)
    }
}

impl Sums {
    fn add(&mut self, name: Option<String>, signings: u64, counted: u64) {
        let sums = self.0.entry(name).or_default();
        sums.0 += signings;
        sums.1 += counted;
    }

    /// Moves this many from the unnamed sum to this name. They still include signings withdrawn since, so
    /// they may exceed the unnamed sum.
    fn name_some(&mut self, name: String, signings: u64, counted: u64) {
        let nameless = self.0.entry(None).or_default();
        nameless.0 = nameless.0.saturating_sub(signings);
        nameless.1 = nameless.1.saturating_sub(counted);
        if *nameless == (0, 0) {
            self.0.remove(&None);
        }
        self.add(Some(name), signings, counted);
    }

    /// Sorts names with the same figures by bytes, and the unnamed sum first.
    fn in_order(self) -> Vec<Total> {
        let total = |(name, (signings, counted))| Total {
            name,
            signings,
            counted,
        };
        let mut totals: Vec<Total> = self.0.into_iter().map(total).collect();
        totals.sort_unstable_by(order);
        totals
    }
}

fn order(one: &Total, other: &Total) -> Ordering {
    let figure = |total: &Total| Reverse(total.signings.min(total.counted));
    let by_figure = figure(one).cmp(&figure(other));
    by_figure.then_with(|| one.name.cmp(&other.name))
}
