//! What supporters change of their signings. Rare, so one statement a step will do.

use sqlx::{Row, SqliteConnection};

use crate::{
    hashes::Hash,
    store::{BatchOutcome, Change, Changed, NewAmendment, PetitionId, StoreError},
};

/// Amendments kept of a signing, the newest: more is somebody playing.
const AMENDMENTS: i64 = 20;

/// Applies the changes in their order.
pub async fn apply(
    connection: &mut SqliteConnection,
    changes: &[&Change],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for change in changes {
        let mut changed = Changed::Done;
        match change {
            Change::Withdraw { receipts, petition } => {
                for receipt in receipts {
                    withdraw(connection, receipt, *petition, outcome).await?;
                }
            }
            Change::Amend(amendments) => {
                for amendment in amendments {
                    if amend(connection, amendment).await? == Changed::Stale {
                        changed = Changed::Stale;
                    }
                }
            }
        }
        outcome.changed.push(changed);
    }
    Ok(())
}

/// Withdraws the signatures of a signing. What was not confirmed just goes; what was given stays as
/// withdrawn, without its tag, so that the section hears of it.
async fn withdraw(
    connection: &mut SqliteConnection,
    receipt: &Hash,
    petition: Option<PetitionId>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let rows = sqlx::query(
        "SELECT signatures.signing, signatures.petition, signatures.tag, signatures.state \
         FROM signings JOIN signatures ON signatures.signing = signings.id \
         WHERE signings.receipt_hash = ? AND signatures.state <> 'withdrawn'",
    )
    .bind(&receipt[..])
    .fetch_all(&mut *connection)
    .await?;
    let mut left = rows.len();
    let Some(signing) = rows.first().map(|row| row.get::<i64, _>(0)) else {
        return Ok(());
    };
    for row in rows {
        let (of, tag): (i64, Vec<u8>) = (row.get(1), row.get(2));
        if petition.is_some_and(|petition| petition.0 != of) {
            continue;
        }
        left -= 1;
        let state: &str = row.get(3);
        let statement = match state {
            "pending" => "DELETE FROM signatures WHERE signing = ? AND petition = ?",
            _ => {
                "UPDATE signatures SET state = 'withdrawn', tag = x'' WHERE signing = ? AND petition = ?"
            }
        };
        sqlx::query(statement)
            .bind(signing)
            .bind(of)
            .execute(&mut *connection)
            .await?;
        if state == "counted" {
            outcome.withdrawn += 1;
            *outcome.counted.entry(PetitionId(of)).or_default() -= 1;
            count_another(connection, of, &tag, outcome).await?;
        }
    }
    match left {
        0 => erase(connection, signing).await,
        _ => Ok(()),
    }
}

/// The same address may have signed again, in a signing that nobody withdrew: that one counts then.
/// Otherwise whoever signs first with an address could take its owner's signature away later.
async fn count_another(
    connection: &mut SqliteConnection,
    petition: i64,
    tag: &[u8],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let changed = sqlx::query(
        "UPDATE signatures SET state = 'counted' WHERE petition = ?1 AND signing = (SELECT MIN(signing) \
         FROM signatures WHERE petition = ?1 AND tag = ?2 AND state = 'duplicate')",
    )
    .bind(petition)
    .bind(tag)
    .execute(connection)
    .await?;
    if changed.rows_affected() > 0 {
        *outcome.counted.entry(PetitionId(petition)).or_default() += 1;
    }
    Ok(())
}

/// Nothing of it is left to count: what is sealed goes, with what it says in clear, and a mail that
/// still asks to confirm it.
async fn erase(connection: &mut SqliteConnection, signing: i64) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM outbox WHERE signing = ?",
        "DELETE FROM amendments WHERE signing = ?",
        "UPDATE confirmations SET state = 'refused' WHERE state = 'open' AND signing = ?",
        "UPDATE signings SET sealed = x'', country = '', source = NULL WHERE id = ?",
    ] {
        sqlx::query(statement)
            .bind(signing)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn amend(
    connection: &mut SqliteConnection,
    amendment: &NewAmendment,
) -> Result<Changed, StoreError> {
    let signing: Option<i64> =
        sqlx::query_scalar("SELECT id FROM signings WHERE record = ? AND length(sealed) > 0")
            .bind(&amendment.record)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(signing) = signing else {
        // Withdrawn meanwhile: there is nothing left to change.
        return Ok(Changed::Done);
    };
    let inserted = sqlx::query(
        "INSERT INTO amendments (signing, number, key_id, schema, sealed) VALUES (?, ?, ?, ?, ?) \
         ON CONFLICT DO NOTHING",
    )
    .bind(signing)
    .bind(amendment.number)
    .bind(&amendment.key_id)
    .bind(amendment.schema)
    .bind(&amendment.sealed)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM amendments WHERE signing = ? AND number <= ?")
        .bind(signing)
        .bind(amendment.number - AMENDMENTS)
        .execute(connection)
        .await?;
    Ok(match inserted.rows_affected() {
        0 => Changed::Stale,
        _ => Changed::Done,
    })
}
