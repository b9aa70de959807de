//! What goes because its time is over, so much at a time that signings need not wait for it. Every instance
//! sees to it; no other batch is written meanwhile, so each signing goes, and is archived, once.

use sqlx::PgConnection;

use super::letters;
use super::marathons;
use crate::store::{Expired, Expiry, StoreError};

/// Of each kind that go in one transaction.
const AT_ONCE: i64 = 512;

/// What was not confirmed in time, in this order. A signing that holds confirmed signatures loses only
/// what it was confirmed by; one that holds nothing any more (it was refused) goes.
const UNCONFIRMED: [&str; 5] = [
    "DELETE FROM outbox WHERE signing = ANY ($1)",
    "DELETE FROM signatures WHERE state = 'pending' AND signing = ANY ($1)",
    "DELETE FROM confirmations WHERE signing = ANY ($1)",
    "DELETE FROM amendments WHERE signing = ANY ($1) AND NOT EXISTS (SELECT 1 FROM signatures \
     WHERE signatures.signing = amendments.signing)",
    "DELETE FROM signings WHERE id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM signatures \
     WHERE signatures.signing = signings.id)",
];

/// All of a signing, in this order. What counted goes on counting: the counts come last, as in every batch.
const ALL: [&str; 4] = [
    "DELETE FROM outbox WHERE signing = ANY ($1)",
    "DELETE FROM confirmations WHERE signing = ANY ($1)",
    "DELETE FROM amendments WHERE signing = ANY ($1)",
    "DELETE FROM signings WHERE id = ANY ($1)",
];
const ARCHIVE: &str = "WITH gone AS (DELETE FROM signatures WHERE signing = ANY ($1) \
     RETURNING petition, state) UPDATE counts SET archived = archived + sums.counted \
     FROM (SELECT petition, COUNT(*) AS counted FROM gone WHERE state = 'counted' \
      GROUP BY petition) AS sums WHERE sums.petition = counts.petition";

const ANSWERED: &str = "DELETE FROM answered WHERE idempotency IN \
     (SELECT idempotency FROM answered WHERE day < $1 ORDER BY day LIMIT $2)";
const SUPPRESSIONS: &str = "DELETE FROM suppressions WHERE tag IN \
     (SELECT tag FROM suppressions WHERE day < $1 ORDER BY day LIMIT $2)";

/// What stood or did not stand on pages goes like the rest.
const MESSAGES: &str = "DELETE FROM messages WHERE id IN \
     (SELECT id FROM messages WHERE day < $1 ORDER BY day LIMIT $2)";
const MODERATED: [&str; 2] = [
    "DELETE FROM moderated WHERE id IN \
     (SELECT id FROM moderated WHERE day < $1 ORDER BY day LIMIT $2)",
    "DELETE FROM staff_acts WHERE id IN \
     (SELECT id FROM staff_acts WHERE day < $1 ORDER BY day LIMIT $2)",
];

/// Removes what is to go, up to [`AT_ONCE`] of each kind.
pub async fn expire(connection: &mut PgConnection, expiry: &Expiry) -> Result<Expired, StoreError> {
    let mut expired = Expired::default();
    let old = "SELECT signing FROM confirmations WHERE day < $1 ORDER BY day LIMIT $2";
    let old = some(connection, old, &expiry.unconfirmed_before).await?;
    expired.confirmations = old.len() as u64;
    expired.unconfirmed = remove(connection, &UNCONFIRMED, &old).await?;
    expired.answered = oldest(connection, ANSWERED, &expiry.unconfirmed_before).await?;
    if let Some(day) = &expiry.all_before {
        let old = "SELECT id FROM letters WHERE day < $1 ORDER BY day LIMIT $2";
        let old = some(connection, old, day).await?;
        expired.letters = letters::remove(connection, &old).await?;
        let old = "SELECT id FROM signings WHERE day < $1 ORDER BY day LIMIT $2";
        let old = some(connection, old, day).await?;
        expired.signings = remove_all(connection, &old).await?;
        expired.suppressions = oldest(connection, SUPPRESSIONS, day).await?;
        expired.messages = oldest(connection, MESSAGES, day).await?;
        for statement in MODERATED {
            expired.moderated += oldest(connection, statement, day).await?;
        }
        expired.marathons = marathons::expire(connection, day, AT_ONCE).await?;
    }
    Ok(expired)
}

/// Removes all of these signings, wherever they stand.
pub async fn remove_all(
    connection: &mut PgConnection,
    signings: &[i64],
) -> Result<u64, StoreError> {
    let removed = remove(connection, &ALL, signings).await?;
    remove(connection, &[ARCHIVE], signings).await?;
    Ok(removed)
}

/// Gives how many rows went.
async fn oldest(
    connection: &mut PgConnection,
    statement: &'static str,
    day: &str,
) -> Result<u64, StoreError> {
    let removed = sqlx::query(statement)
        .bind(day)
        .bind(AT_ONCE)
        .execute(connection)
        .await?;
    Ok(removed.rows_affected())
}

async fn some(
    connection: &mut PgConnection,
    query: &'static str,
    day: &str,
) -> Result<Vec<i64>, StoreError> {
    let signings = sqlx::query_scalar(query)
        .bind(day)
        .bind(AT_ONCE)
        .fetch_all(connection)
        .await?;
    Ok(signings)
}

/// Gives how many rows the last statement removed.
async fn remove(
    connection: &mut PgConnection,
    statements: &[&'static str],
    signings: &[i64],
) -> Result<u64, StoreError> {
    let mut removed = 0;
    if signings.is_empty() {
        return Ok(removed);
    }
    for statement in statements {
        let done = sqlx::query(*statement)
            .bind(signings)
            .execute(&mut *connection)
            .await?;
        removed = done.rows_affected();
    }
    Ok(removed)
}
