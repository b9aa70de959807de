//! Letters: few beside signatures, so each is written by itself. On PostgreSQL those that are to be delivered
//! are written alone, so that one of an address counts; those that were posted only wait for the row of their
//! case, in the order of the petitions.

use std::collections::{BTreeMap, HashSet};

use super::{Connection, nothing_kept};
use crate::{
    Batch, BatchOutcome, Hash, Idempotency, NewLetter, PetitionId, StoreError, StoreReply,
};

/// Writes the letters of a batch. What another server has stored under the same key is left out.
pub async fn add(
    connection: &mut Connection,
    batch: &mut Batch<'_>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let overtaken = remember_keys(connection, batch).await?;
    let reply = |sent: &Option<Idempotency>| match sent {
        Some(sent) if overtaken.contains(&sent.key) => StoreReply::Overtaken,
        _ => StoreReply::Stored,
    };
    let mut delivered: BTreeMap<PetitionId, i64> = BTreeMap::new();
    let mut refused = 0;
    for task in &mut batch.letters {
        let reply = reply(&task.work.idempotency);
        if reply == StoreReply::Stored {
            match insert(connection, task.work).await? {
                // One that does not count takes as many statements.
                Some(counts) => {
                    *delivered.entry(task.work.petition).or_default() += i64::from(counts);
                }
                None => refused += 1,
            }
        }
        task.reply(reply);
    }
    nothing_kept::write(connection, refused).await?;
    let mut posted: BTreeMap<PetitionId, i64> = BTreeMap::new();
    for task in &mut batch.posted {
        let reply = reply(&task.work.idempotency);
        if reply == StoreReply::Stored {
            *posted.entry(task.work.petition).or_default() += 1;
        }
        task.reply(reply);
    }
    count(connection, &delivered, &posted).await?;
    let changed = delivered.into_iter().chain(posted);
    for (petition, letters) in changed.filter(|(_, letters)| *letters > 0) {
        *outcome.letters.entry(petition).or_default() += letters;
    }
    Ok(())
}

/// Remembers the requests, their keys in order; gives the keys that were known already. (A server lets no
/// second request with a key of its own come so far.)
async fn remember_keys(
    connection: &mut Connection,
    batch: &Batch<'_>,
) -> Result<HashSet<Hash>, StoreError> {
    let letters = batch.letters.iter().map(|task| task.work);
    let letters = letters.map(|letter| (&letter.idempotency, &letter.day));
    let posted = batch.posted.iter().map(|task| task.work);
    let posted = posted.map(|posted| (&posted.idempotency, &posted.day));
    let mut keys: Vec<(&Idempotency, &str)> = letters
        .chain(posted)
        .filter_map(|(sent, day)| Some((sent.as_ref()?, day.as_str())))
        .collect();
    keys.sort_unstable_by_key(|(sent, _)| sent.key);
    let mut known = HashSet::new();
    for (sent, day) in keys {
        if !remember(connection, sent, day).await? {
            known.insert(sent.key);
        }
    }
    Ok(known)
}

/// Says whether it is the first request with its key.
async fn remember(
    connection: &mut Connection,
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

/// Says whether it counts; none if its address refused, of which nothing is kept.
async fn insert(
    connection: &mut Connection,
    letter: &NewLetter,
) -> Result<Option<bool>, StoreError> {
    let counted = sqlx::query_scalar(
        "INSERT INTO letters (record, campaign, section, key_id, schema, country, day, petition, tag, \
         counted, sealed) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, NOT EXISTS (SELECT 1 FROM letters \
         WHERE petition = $8 AND tag = $9 AND counted), $10 \
         WHERE NOT EXISTS (SELECT 1 FROM suppressions WHERE tag IN ($9, $11)) RETURNING counted",
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
    .bind(&letter.mailbox[..])
    .fetch_optional(connection)
    .await?;
    Ok(counted)
}

/// Takes the rows in the order of the petitions, as every server does.
async fn count(
    connection: &mut Connection,
    delivered: &BTreeMap<PetitionId, i64>,
    posted: &BTreeMap<PetitionId, i64>,
) -> Result<(), StoreError> {
    let mut petitions: Vec<PetitionId> = delivered.keys().chain(posted.keys()).copied().collect();
    petitions.sort_unstable();
    petitions.dedup();
    for petition in petitions {
        sqlx::query(
            "UPDATE letter_counts SET handed = handed + $2, posted = posted + $3 WHERE petition = $1",
        )
        .bind(petition.0)
        .bind(delivered.get(&petition).copied().unwrap_or_default())
        .bind(posted.get(&petition).copied().unwrap_or_default())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
