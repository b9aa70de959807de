//! The kept counts: what a batch adds to them.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::store::{PetitionId, StoreError};

/// Takes the rows in the order of the petitions, then changes them: between here and the commit every
/// other instance waits.
const ADD: &str = "WITH held AS MATERIALIZED (SELECT petition, counted FROM counts \
     WHERE petition = ANY ($1) ORDER BY petition FOR UPDATE) \
     UPDATE counts SET counted = held.counted + new.added \
     FROM held JOIN UNNEST($1::bigint[], $2::bigint[]) AS new (petition, added) USING (petition) \
     WHERE counts.petition = held.petition";

/// Adds to the counts, each once.
pub async fn add(
    connection: &mut PgConnection,
    counted: &BTreeMap<PetitionId, i64>,
) -> Result<(), StoreError> {
    if counted.is_empty() {
        return Ok(());
    }
    let petitions: Vec<i64> = counted.keys().map(|petition| petition.0).collect();
    let added: Vec<i64> = counted.values().copied().collect();
    sqlx::query(ADD)
        .bind(petitions)
        .bind(added)
        .execute(connection)
        .await?;
    Ok(())
}
