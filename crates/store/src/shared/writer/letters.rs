//! Writes letters. They are few compared with signatures, so each takes its own statements. On
//! PostgreSQL a batch with letters to be delivered is written alone, so that one letter of an
//! address counts. Posted letters only wait for the row of their case, in the order of the
//! petitions.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Connection, nothing_kept};
use crate::{
    Batch, BatchOutcome, Hash, Idempotency, NewLetter, NewMail, PetitionId, StoreError, StoreReply,
    mail_kinds,
};

/// Deletes a letter whose time to confirm is over, in this order. A letter that was confirmed loses only its
/// confirmation.
const UNCONFIRMED: [&str; 3] = [
    "DELETE FROM outbox WHERE letter = $1",
    "DELETE FROM confirmations WHERE letter = $1",
    "DELETE FROM letters WHERE id = $1 AND pending",
];

/// Writes the letters of a batch, without those whose key another server has stored.
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
    let mut refused = 0;
    for task in &mut batch.letters {
        let reply = reply(&task.work.idempotency);
        if reply == StoreReply::Stored {
            let inserted = insert(connection, task.work).await?;
            match (&inserted, &task.work.mail) {
                (None, _) => refused += 1,
                // A letter that does not count takes as many statements.
                (Some(inserted), None) => {
                    let handed = outcome.handed.entry(task.work.petition);
                    *handed.or_default() += i64::from(inserted.counted);
                }
                // It counts once it is confirmed.
                (Some(_), Some(_)) => {}
            }
            if let Some(mail) = &task.work.mail {
                let id = inserted.map(|inserted| inserted.id);
                outcome.mails += ask(connection, (id, task.work), mail).await?;
            }
        }
        task.reply(reply);
    }
    nothing_kept::write(connection, refused).await?;
    for task in &mut batch.posted {
        let reply = reply(&task.work.idempotency);
        if reply == StoreReply::Stored {
            *outcome.posted.entry(task.work.petition).or_default() += 1;
        }
        task.reply(reply);
    }
    Ok(())
}

/// Counts these letters, whose addresses are confirmed: an address counts once for each case. All
/// are delivered.
pub async fn confirm(
    connection: &mut Connection,
    letters: &[i64],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for letter in letters {
        let confirmed: Option<(PetitionId, bool)> = sqlx::query_as(
            "UPDATE letters SET pending = FALSE, counted = NOT EXISTS (SELECT 1 FROM letters AS old \
             WHERE old.petition = letters.petition AND old.tag = letters.tag AND old.counted) \
             WHERE id = $1 AND pending RETURNING petition, counted",
        )
        .bind(letter)
        .fetch_optional(&mut *connection)
        .await?;
        if let Some((petition, counted)) = confirmed {
            *outcome.handed.entry(petition).or_default() += i64::from(counted);
        }
        sqlx::query("UPDATE confirmations SET state = 'confirmed' WHERE letter = $1")
            .bind(letter)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Removes those of these letters that were not confirmed. Returns how many letters were deleted.
pub async fn remove_unconfirmed(
    connection: &mut Connection,
    letters: &[i64],
) -> Result<u64, StoreError> {
    let mut removed = 0;
    for letter in letters {
        let mut last = 0;
        for statement in UNCONFIRMED {
            let done = sqlx::query(statement)
                .bind(letter)
                .execute(&mut *connection)
                .await?;
            last = done.rows_affected();
        }
        removed += last;
    }
    Ok(removed)
}

/// Stores the requests' keys, in order. Returns the keys that were known before. (A server itself
/// never lets a second request with the same key come this far.)
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

/// Returns whether the request is the first with its key.
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

/// A letter that was stored.
#[derive(sqlx::FromRow)]
struct InsertedLetter {
    id: i64,
    counted: bool,
}

/// `None` if its address has refused: then nothing is kept.
async fn insert(
    connection: &mut Connection,
    letter: &NewLetter,
) -> Result<Option<InsertedLetter>, StoreError> {
    let inserted = sqlx::query_as(
        "INSERT INTO letters (record, campaign, section, key_id, schema, country, day, petition, tag, \
         counted, sealed, pending) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, \
         NOT $12 AND NOT EXISTS (SELECT 1 FROM letters WHERE petition = $8 AND tag = $9 AND counted), \
         $10, $12 WHERE NOT EXISTS (SELECT 1 FROM suppressions WHERE tag IN ($9, $11)) \
         RETURNING id, counted",
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
    .bind(letter.mail.is_some())
    .fetch_optional(connection)
    .await?;
    Ok(inserted)
}

/// Queues the mail of a letter, and returns how many mails that were. A letter that is not kept has no mail,
/// but takes as many statements.
async fn ask(
    connection: &mut Connection,
    (id, letter): (Option<i64>, &NewLetter),
    mail: &NewMail,
) -> Result<u64, StoreError> {
    let today: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM confirmations WHERE tag = $1 AND day = $2 AND kind <> 'none'",
    )
    .bind(&letter.tag[..])
    .bind(&letter.day)
    .fetch_one(&mut *connection)
    .await?;
    let kind = mail_kinds::of_letter(mail, today);
    // The answer only needs to know that the mail asks for something.
    let asks = if kind.is_some() { "confirm" } else { "none" };
    sqlx::query(
        "INSERT INTO confirmations (letter, tag, kind, state, token_hash, code_hash, day, mailbox) \
         SELECT CAST($1 AS BIGINT), $2, $3, 'open', $4, $5, $6, $7 WHERE CAST($1 AS BIGINT) IS NOT NULL",
    )
    .bind(id)
    .bind(&letter.tag[..])
    .bind(asks)
    .bind(&mail.token_hash[..])
    .bind(&mail.code_hash[..])
    .bind(&letter.day)
    .bind(&letter.mailbox[..])
    .execute(&mut *connection)
    .await?;
    let queued = sqlx::query(
        "INSERT INTO outbox (letter, message_id, kind, sealed) \
         SELECT CAST($1 AS BIGINT), $2, $3, $4 WHERE CAST($1 AS BIGINT) IS NOT NULL",
    )
    .bind(id.filter(|_| kind.is_some()))
    .bind(&mail.message_id)
    .bind(mail_kinds::name(kind))
    .bind(&mail.sealed)
    .execute(connection)
    .await?;
    Ok(queued.rows_affected())
}

/// Adds to the counts of letters, and to the outcome. Locks the rows in the order of the petitions, as every
/// server does.
pub async fn count(
    connection: &mut Connection,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let (handed, posted) = (&outcome.handed, &outcome.posted);
    let petitions: BTreeSet<PetitionId> = handed.keys().chain(posted.keys()).copied().collect();
    for petition in petitions {
        let of = |letters: &BTreeMap<PetitionId, i64>| letters.get(&petition).copied();
        let (handed, posted) = (
            of(handed).unwrap_or_default(),
            of(posted).unwrap_or_default(),
        );
        sqlx::query(
            "UPDATE letter_counts SET handed = handed + $2, posted = posted + $3 WHERE petition = $1",
        )
        .bind(petition.0)
        .bind(handed)
        .bind(posted)
        .execute(&mut *connection)
        .await?;
        if handed + posted > 0 {
            outcome.letters.insert(petition, handed + posted);
        }
    }
    Ok(())
}
