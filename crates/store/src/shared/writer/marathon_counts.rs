//! Signings and signatures that came by each marathon: kept as numbers, since no signing is marked with it.

use std::collections::BTreeMap;

use super::Connection;
use crate::{BatchOutcome, StoreError, marathon_sql as sql};

/// Finds out how many new signings and signatures count for marathons, by their source.
pub async fn count_new(
    connection: &mut Connection,
    came: &[(i64, &str)],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let numbers = || came.iter().map(|(signing, _)| *signing);
    let (Some(first), Some(last)) = (numbers().min(), numbers().max()) else {
        return Ok(());
    };
    let counted: Vec<(i64, i64)> = sqlx::query_as(sql::COUNTED)
        .bind(first)
        .bind(last)
        .fetch_all(connection)
        .await?;
    let counted: BTreeMap<i64, i64> = counted.into_iter().collect();
    for (signing, source) in came {
        let signatures = counted.get(signing).copied().unwrap_or_default();
        outcome.come_by(source, 1, signatures);
    }
    Ok(())
}

/// Adds to the numbers of marathons, each once, in the order of their sources.
pub async fn count(connection: &mut Connection, outcome: &BatchOutcome) -> Result<(), StoreError> {
    for (source, (signings, signatures)) in &outcome.by_marathon {
        sqlx::query(sql::ADD_CAME)
            .bind(source)
            .bind(signings)
            .bind(signatures)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
