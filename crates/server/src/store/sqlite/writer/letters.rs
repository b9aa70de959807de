//! Letters: few beside signatures, so each is written by itself.

use sqlx::SqliteConnection;

use crate::{
    hashes::Idempotency,
    store::{Batch, BatchOutcome, NewLetter, PetitionId, StoreError},
};

/// Writes the letters of a batch, and what they add to the counts.
pub async fn add(
    transaction: &mut SqliteConnection,
    batch: &Batch<'_>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for letter in &batch.letters {
        answer(transaction, letter.idempotency.as_ref(), &letter.day).await?;
        if insert(transaction, letter).await? {
            count(transaction, HANDED, letter.petition).await?;
            *outcome.letters.entry(letter.petition).or_default() += 1;
        }
    }
    for posted in &batch.posted {
        answer(transaction, posted.idempotency.as_ref(), &posted.day).await?;
        count(transaction, POSTED, posted.petition).await?;
        *outcome.letters.entry(posted.petition).or_default() += 1;
    }
    Ok(())
}

const HANDED: &str = "UPDATE letter_counts SET handed = handed + 1 WHERE petition = ?";
const POSTED: &str = "UPDATE letter_counts SET posted = posted + 1 WHERE petition = ?";

async fn count(
    transaction: &mut SqliteConnection,
    update: &'static str,
    petition: PetitionId,
) -> Result<(), StoreError> {
    sqlx::query(update)
        .bind(petition.0)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Remembers the request. The server lets no second one with the key come so far.
async fn answer(
    transaction: &mut SqliteConnection,
    sent: Option<&Idempotency>,
    day: &str,
) -> Result<(), StoreError> {
    if let Some(sent) = sent {
        sqlx::query("INSERT INTO answered (idempotency, request_digest, day) VALUES (?, ?, ?)")
            .bind(&sent.key[..])
            .bind(&sent.digest[..])
            .bind(day)
            .execute(transaction)
            .await?;
    }
    Ok(())
}

/// Says whether it counts. Of an address that refused, nothing is kept.
async fn insert(
    transaction: &mut SqliteConnection,
    letter: &NewLetter,
) -> Result<bool, StoreError> {
    let counted: Option<bool> = sqlx::query_scalar(
        "INSERT INTO letters (record, campaign, section, key_id, schema, country, day, petition, tag, \
         counted, sealed) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, NOT EXISTS (SELECT 1 FROM letters \
         WHERE petition = ?8 AND tag = ?9 AND counted = 1), ?10 \
         WHERE NOT EXISTS (SELECT 1 FROM suppressions WHERE tag = ?9) RETURNING counted",
    )
    .bind(&letter.record[..])
    .bind(&letter.campaign)
    .bind(&letter.section)
    .bind(&letter.key_id)
    .bind(letter.schema)
    .bind(&letter.country)
    .bind(&letter.day)
    .bind(letter.petition.0)
    .bind(&letter.tag[..])
    .bind(&letter.sealed)
    .fetch_optional(transaction)
    .await?;
    Ok(counted.unwrap_or_default())
}

/// Removes letters of these numbers. What counted goes on counting.
pub(in crate::store::sqlite) async fn remove(
    connection: &mut SqliteConnection,
    letters: &[i64],
) -> Result<u64, StoreError> {
    for letter in letters {
        sqlx::query(
            "UPDATE letter_counts SET archived = archived + 1 \
             WHERE petition = (SELECT petition FROM letters WHERE id = ? AND counted = 1)",
        )
        .bind(letter)
        .execute(&mut *connection)
        .await?;
        sqlx::query("DELETE FROM letters WHERE id = ?")
            .bind(letter)
            .execute(&mut *connection)
            .await?;
    }
    Ok(letters.len() as u64)
}
