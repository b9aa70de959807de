//! Deletes rows that are due, in steps small enough that signings need not wait. With several servers no
//! other batch is written meanwhile, so each signing is deleted and archived once.

use super::{Connection, letters, marathons, removal};
use crate::{Expiry, RemovedRows, StoreError, Task};

/// How many of each kind one transaction deletes.
const AT_ONCE: i64 = 512;

const OLD_CONFIRMATIONS: &str = "SELECT signing FROM confirmations \
     WHERE day < $1 AND signing IS NOT NULL ORDER BY day LIMIT $2";
const OLD_CONFIRMATIONS_OF_LETTERS: &str = "SELECT letter FROM confirmations \
     WHERE day < $1 AND letter IS NOT NULL ORDER BY day LIMIT $2";
const OLD_LETTERS: &str = "SELECT id FROM letters WHERE day < $1 ORDER BY day LIMIT $2";
const OLD_SIGNINGS: &str = "SELECT id FROM signings WHERE day < $1 ORDER BY day LIMIT $2";

const ANSWERED: &str = "DELETE FROM answered WHERE idempotency IN \
     (SELECT idempotency FROM answered WHERE day < $1 ORDER BY day LIMIT $2)";
const SUPPRESSIONS: &str = "DELETE FROM suppressions WHERE tag IN \
     (SELECT tag FROM suppressions WHERE day < $1 ORDER BY day LIMIT $2)";

/// Messages are deleted whether they were shown or not.
const MESSAGES: &str = "DELETE FROM messages WHERE id IN \
     (SELECT id FROM messages WHERE day < $1 ORDER BY day LIMIT $2)";
const MODERATED: [&str; 3] = [
    "DELETE FROM moderated WHERE id IN \
     (SELECT id FROM moderated WHERE day < $1 ORDER BY day LIMIT $2)",
    "DELETE FROM staff_acts WHERE id IN \
     (SELECT id FROM staff_acts WHERE day < $1 ORDER BY day LIMIT $2)",
    "DELETE FROM set_asides WHERE id IN \
     (SELECT id FROM set_asides WHERE day < $1 ORDER BY day LIMIT $2)",
];

/// Removes rows that are due, up to [`AT_ONCE`] of each kind for each task.
pub async fn expire(
    connection: &mut Connection,
    tasks: &mut [Task<'_, Expiry>],
) -> Result<(), StoreError> {
    for task in tasks {
        let removed = expire_some(connection, task.work).await?;
        task.reply(removed);
    }
    Ok(())
}

async fn expire_some(
    connection: &mut Connection,
    expiry: &Expiry,
) -> Result<RemovedRows, StoreError> {
    let mut removed = RemovedRows::default();
    let old = oldest(connection, OLD_CONFIRMATIONS, &expiry.unconfirmed_before).await?;
    removed.confirmations = old.len() as u64;
    removed.unconfirmed = removal::remove_unconfirmed(connection, &old).await?;
    let of_letters = OLD_CONFIRMATIONS_OF_LETTERS;
    let old = oldest(connection, of_letters, &expiry.unconfirmed_before).await?;
    removed.confirmations += old.len() as u64;
    removed.unconfirmed += letters::remove_unconfirmed(connection, &old).await?;
    removed.answered = remove_oldest(connection, ANSWERED, &expiry.unconfirmed_before).await?;
    if let Some(day) = &expiry.all_before {
        let old = oldest(connection, OLD_LETTERS, day).await?;
        removed.letters = removal::remove_letters(connection, &old).await?;
        let old = oldest(connection, OLD_SIGNINGS, day).await?;
        removed.signings = removal::remove_signings(connection, &old).await?;
        removed.suppressions = remove_oldest(connection, SUPPRESSIONS, day).await?;
        removed.messages = remove_oldest(connection, MESSAGES, day).await?;
        for statement in MODERATED {
            removed.moderated += remove_oldest(connection, statement, day).await?;
        }
        removed.marathons = marathons::remove_old(connection, day, AT_ONCE).await?;
    }
    Ok(removed)
}

async fn oldest(
    connection: &mut Connection,
    query: &'static str,
    day: &str,
) -> Result<Vec<i64>, StoreError> {
    let ids = sqlx::query_scalar(query)
        .bind(day)
        .bind(AT_ONCE)
        .fetch_all(connection)
        .await?;
    Ok(ids)
}

/// Returns how many rows were deleted.
async fn remove_oldest(
    connection: &mut Connection,
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
