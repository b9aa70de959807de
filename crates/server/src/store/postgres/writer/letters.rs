//! Letters: few beside signatures, so each is written by itself. Those that are handed over are written
//! alone, so that one of an address counts; those that were posted only wait for the row of their case,
//! in the order of the petitions.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::{
    hashes::Idempotency,
    store::{Batch, BatchOutcome, NewLetter, PetitionId, StoreError},
};

/// Writes the letters of a batch. What another instance has stored under the same key is left out.
pub async fn add(
    connection: &mut PgConnection,
    batch: &Batch<'_>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let mut keys: Vec<(&Idempotency, &str)> = Vec::new();
    let letters = batch.letters.iter().map(|one| (&one.idempotency, &one.day));
    let posted = batch.posted.iter().map(|one| (&one.idempotency, &one.day));
    for (key, day) in letters.chain(posted) {
        keys.extend(key.as_ref().map(|key| (key, day.as_str())));
    }
    keys.sort_unstable_by_key(|(sent, _)| sent.key);
    for (sent, day) in keys {
        if !answer(connection, sent, day).await? {
            outcome.overtaken_keys.insert(sent.key);
        }
    }
    let mut handed = BTreeMap::new();
    for letter in &batch.letters {
        if !outcome.is_overtaken(letter.idempotency.as_ref()) && insert(connection, letter).await? {
            *handed.entry(letter.petition).or_default() += 1;
        }
    }
    let mut posted = BTreeMap::new();
    for one in &batch.posted {
        if !outcome.is_overtaken(one.idempotency.as_ref()) {
            *posted.entry(one.petition).or_default() += 1;
        }
    }
    count(connection, &handed, &posted).await?;
    for (petition, letters) in handed.into_iter().chain(posted) {
        *outcome.letters.entry(petition).or_default() += letters;
    }
    Ok(())
}

/// Takes the rows in the order of the petitions, as every instance does.
async fn count(
    connection: &mut PgConnection,
    handed: &BTreeMap<PetitionId, i64>,
    posted: &BTreeMap<PetitionId, i64>,
) -> Result<(), StoreError> {
    let mut petitions: Vec<PetitionId> = handed.keys().chain(posted.keys()).copied().collect();
    petitions.sort_unstable();
    petitions.dedup();
    for petition in petitions {
        sqlx::query(
            "UPDATE letter_counts SET handed = handed + $2, posted = posted + $3 WHERE petition = $1",
        )
        .bind(petition.0)
        .bind(handed.get(&petition).copied().unwrap_or_default())
        .bind(posted.get(&petition).copied().unwrap_or_default())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Remembers the request; says whether it is the first with its key.
async fn answer(
    connection: &mut PgConnection,
    sent: &Idempotency,
    day: &str,
) -> Result<bool, StoreError> {
    let added = sqlx::query(
        "INSERT INTO answered (idempotency, request_digest, day) VALUES ($1, $2, $3) \
         ON CONFLICT (idempotency) DO NOTHING",
    )
    .bind(&sent.key[..])
    .bind(&sent.digest[..])
    .bind(day)
    .execute(connection)
    .await?;
    Ok(added.rows_affected() > 0)
}

/// Says whether it counts. Of an address that refused, nothing is kept.
async fn insert(connection: &mut PgConnection, letter: &NewLetter) -> Result<bool, StoreError> {
    let counted: Option<bool> = sqlx::query_scalar(
        "INSERT INTO letters (record, campaign, section, key_id, schema, country, day, petition, tag, \
         counted, sealed) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, NOT EXISTS (SELECT 1 FROM letters \
         WHERE petition = $8 AND tag = $9 AND counted), $10 \
         WHERE NOT EXISTS (SELECT 1 FROM suppressions WHERE tag = $9) RETURNING counted",
    )
    .bind(&letter.record[..])
    .bind(&letter.campaign)
    .bind(&letter.section)
    .bind(&letter.key_id)
    .bind(i32::from(letter.schema))
    .bind(&letter.country)
    .bind(&letter.day)
    .bind(letter.petition.0)
    .bind(&letter.tag[..])
    .bind(&letter.sealed)
    .fetch_optional(connection)
    .await?;
    Ok(counted.unwrap_or_default())
}

/// Removes letters of these numbers; no other batch is written meanwhile. What counted goes on counting.
pub(in crate::store::postgres) async fn remove(
    connection: &mut PgConnection,
    letters: &[i64],
) -> Result<u64, StoreError> {
    let removed = sqlx::query(
        "WITH gone AS (DELETE FROM letters WHERE id = ANY ($1) RETURNING petition, counted), \
         archived AS (UPDATE letter_counts SET archived = archived + sums.counted \
          FROM (SELECT petition, COUNT(*) AS counted FROM gone WHERE counted GROUP BY petition) AS sums \
          WHERE sums.petition = letter_counts.petition) \
         SELECT 1 FROM gone",
    )
    .bind(letters)
    .execute(connection)
    .await?;
    Ok(removed.rows_affected())
}
