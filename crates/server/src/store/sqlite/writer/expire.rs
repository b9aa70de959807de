//! What goes because its time is over, so much at a time that signings need not wait for it.

use std::sync::LazyLock;

use sqlx::SqliteConnection;

use super::{
    letters, marathons,
    rows::{MANY, Rows},
};
use crate::store::{Expired, Expiry, StoreError};

/// Of each kind that go in one transaction.
const AT_ONCE: i64 = 512;

/// What was not confirmed in time, in this order. A signing that holds confirmed signatures loses only
/// what it was confirmed by; one that holds nothing any more (it was refused) goes.
static UNCONFIRMED: LazyLock<[Rows; 5]> = LazyLock::new(|| {
    [
        "DELETE FROM outbox WHERE signing IN (",
        "DELETE FROM signatures WHERE state = 'pending' AND signing IN (",
        "DELETE FROM confirmations WHERE signing IN (",
        "DELETE FROM amendments WHERE NOT EXISTS (SELECT 1 FROM signatures \
         WHERE signatures.signing = amendments.signing) AND signing IN (",
        "DELETE FROM signings WHERE NOT EXISTS (SELECT 1 FROM signatures \
         WHERE signatures.signing = signings.id) AND id IN (",
    ]
    .map(|before| Rows::new(before, "?", ")"))
});

/// All of a signing. What counted goes on counting.
static ALL: LazyLock<[Rows; 6]> = LazyLock::new(|| {
    let archive = Rows::new(
        "UPDATE counts SET archived = archived + gone.counted FROM (SELECT petition, COUNT(*) AS counted \
         FROM signatures WHERE state = 'counted' AND signing IN (",
        "?",
        ") GROUP BY petition) AS gone WHERE gone.petition = counts.petition",
    );
    let [outbox, signatures, confirmations, amendments, signings] = [
        "DELETE FROM outbox WHERE signing IN (",
        "DELETE FROM signatures WHERE signing IN (",
        "DELETE FROM confirmations WHERE signing IN (",
        "DELETE FROM amendments WHERE signing IN (",
        "DELETE FROM signings WHERE id IN (",
    ]
    .map(|before| Rows::new(before, "?", ")"));
    [
        archive,
        outbox,
        signatures,
        confirmations,
        amendments,
        signings,
    ]
});

const ANSWERED: &str = "DELETE FROM answered WHERE idempotency IN \
     (SELECT idempotency FROM answered WHERE day < ? ORDER BY day LIMIT ?)";
const SUPPRESSIONS: &str = "DELETE FROM suppressions WHERE tag IN \
     (SELECT tag FROM suppressions WHERE day < ? ORDER BY day LIMIT ?)";

/// What stood or did not stand on pages goes like the rest.
const MESSAGES: &str = "DELETE FROM messages WHERE id IN \
     (SELECT id FROM messages WHERE day < ? ORDER BY day LIMIT ?)";
const MODERATED: [&str; 2] = [
    "DELETE FROM moderated WHERE id IN \
     (SELECT id FROM moderated WHERE day < ? ORDER BY day LIMIT ?)",
    "DELETE FROM staff_acts WHERE id IN \
     (SELECT id FROM staff_acts WHERE day < ? ORDER BY day LIMIT ?)",
];

/// Removes what is to go, up to [`AT_ONCE`] of each kind.
pub async fn expire(
    connection: &mut SqliteConnection,
    expiry: &Expiry,
) -> Result<Expired, StoreError> {
    let mut expired = Expired::default();
    let old = "SELECT signing FROM confirmations WHERE day < ? ORDER BY day LIMIT ?";
    let old = some(connection, old, &expiry.unconfirmed_before).await?;
    expired.confirmations = old.len() as u64;
    expired.unconfirmed = remove(connection, &*UNCONFIRMED, &old).await?;
    expired.answered = oldest(connection, ANSWERED, &expiry.unconfirmed_before).await?;
    if let Some(day) = &expiry.all_before {
        let old = "SELECT id FROM letters WHERE day < ? ORDER BY day LIMIT ?";
        let old = some(connection, old, day).await?;
        expired.letters = letters::remove(connection, &old).await?;
        let old = "SELECT id FROM signings WHERE day < ? ORDER BY day LIMIT ?";
        let old = some(connection, old, day).await?;
        expired.signings = remove(connection, &*ALL, &old).await?;
        expired.suppressions = oldest(connection, SUPPRESSIONS, day).await?;
        expired.messages = oldest(connection, MESSAGES, day).await?;
        for statement in MODERATED {
            expired.moderated += oldest(connection, statement, day).await?;
        }
        expired.marathons = marathons::expire(connection, day, AT_ONCE).await?;
    }
    Ok(expired)
}

/// Gives how many rows went.
async fn oldest(
    connection: &mut SqliteConnection,
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
    connection: &mut SqliteConnection,
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
    connection: &mut SqliteConnection,
    statements: &[Rows],
    signings: &[i64],
) -> Result<u64, StoreError> {
    let mut removed = 0;
    for some in signings.chunks(MANY) {
        let mut last = 0;
        for statement in statements {
            let mut change = statement.of(some.len());
            for signing in some {
                change = change.bind(*signing);
            }
            last = change.execute(&mut *connection).await?.rows_affected();
        }
        removed += last;
    }
    Ok(removed)
}

/// Removes all of these signings, wherever they stand.
pub(in crate::store::sqlite) async fn remove_all(
    connection: &mut SqliteConnection,
    signings: &[i64],
) -> Result<u64, StoreError> {
    remove(connection, &*ALL, signings).await
}
