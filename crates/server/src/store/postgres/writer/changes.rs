//! What supporters change of their signings. Rare, and no other batch is written meanwhile.

use sqlx::{PgConnection, Row};

use crate::{
    hashes::Hash,
    store::{BatchOutcome, Change, Changed, NewAmendment, PetitionId, StoreError},
};

/// Amendments kept of a signing, the newest: more is somebody playing.
const AMENDMENTS: i64 = 20;

const GIVEN: &str = "SELECT signatures.signing, signatures.petition, signatures.tag, signatures.state \
     FROM signings JOIN signatures ON signatures.signing = signings.id \
     WHERE signings.receipt_hash = ANY ($1) AND signatures.state <> 'withdrawn' \
     AND ($2 IS NULL OR signatures.petition = $2) ORDER BY signatures.petition, signatures.tag";

/// What was not confirmed just goes; what was given stays as withdrawn, without its tag, so that the
/// section hears of it.
const WITHDRAW: [&str; 2] = [
    "DELETE FROM signatures WHERE signing = ANY ($1) AND state = 'pending' \
     AND ($2 IS NULL OR petition = $2)",
    "UPDATE signatures SET state = 'withdrawn', tag = '' WHERE signing = ANY ($1) \
     AND state <> 'withdrawn' AND ($2 IS NULL OR petition = $2)",
];

const COUNT_ANOTHER: &str = "UPDATE signatures SET state = 'counted' FROM (SELECT other.petition, \
     MIN(other.signing) AS signing FROM signatures AS other \
     JOIN UNNEST($1::bigint[], $2::bytea[]) AS gone (petition, tag) \
     ON other.petition = gone.petition AND other.tag = gone.tag \
     WHERE other.state = 'duplicate' GROUP BY other.petition, other.tag) AS next \
     WHERE signatures.petition = next.petition AND signatures.signing = next.signing \
     RETURNING signatures.petition";

const EMPTY: &str = "SELECT id FROM signings WHERE id = ANY ($1) AND NOT EXISTS (SELECT 1 \
     FROM signatures WHERE signatures.signing = signings.id AND signatures.state <> 'withdrawn')";

/// What is sealed goes, with what it says in clear, and a mail that still asks to confirm it.
const ERASE: [&str; 4] = [
    "DELETE FROM outbox WHERE signing = ANY ($1)",
    "DELETE FROM amendments WHERE signing = ANY ($1)",
    "UPDATE confirmations SET state = 'refused' WHERE state = 'open' AND signing = ANY ($1)",
    "UPDATE signings SET sealed = '', country = '', source = NULL WHERE id = ANY ($1)",
];

/// Applies the changes in their order.
pub async fn apply(
    connection: &mut PgConnection,
    changes: &[&Change],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for change in changes {
        let mut changed = Changed::Done;
        match change {
            Change::Withdraw { receipts, petition } => {
                withdraw(connection, receipts, *petition, outcome).await?;
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

/// Withdraws the signatures of these signings, all at once.
async fn withdraw(
    connection: &mut PgConnection,
    receipts: &[Hash],
    petition: Option<PetitionId>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let petition = petition.map(|petition| petition.0);
    let receipts: Vec<&[u8]> = receipts.iter().map(|receipt| &receipt[..]).collect();
    let given = sqlx::query(GIVEN)
        .bind(receipts)
        .bind(petition)
        .fetch_all(&mut *connection)
        .await?;
    let signings: Vec<i64> = given.iter().map(|row| row.get(0)).collect();
    for statement in WITHDRAW {
        sqlx::query(statement)
            .bind(&signings)
            .bind(petition)
            .execute(&mut *connection)
            .await?;
    }
    let counted = given
        .iter()
        .filter(|row| row.get::<&str, _>(3) == "counted");
    let (petitions, tags): (Vec<i64>, Vec<&[u8]>) = counted
        .map(|row| (row.get::<i64, _>(1), row.get::<&[u8], _>(2)))
        .unzip();
    outcome.withdrawn += petitions.len() as u64;
    for petition in &petitions {
        *outcome.counted.entry(PetitionId(*petition)).or_default() -= 1;
    }
    count_others(connection, &petitions, &tags, outcome).await?;
    erase(connection, &signings).await
}

/// The same address may have signed again, in a signing that nobody withdrew: that one counts then.
/// Otherwise whoever signs first with an address could take its owner's signature away later.
async fn count_others(
    connection: &mut PgConnection,
    petitions: &[i64],
    tags: &[&[u8]],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let others: Vec<i64> = sqlx::query_scalar(COUNT_ANOTHER)
        .bind(petitions)
        .bind(tags)
        .fetch_all(connection)
        .await?;
    for petition in others {
        *outcome.counted.entry(PetitionId(petition)).or_default() += 1;
    }
    Ok(())
}

/// Erases those of the signings of which nothing is left to count.
async fn erase(connection: &mut PgConnection, signings: &[i64]) -> Result<(), StoreError> {
    let empty: Vec<i64> = sqlx::query_scalar(EMPTY)
        .bind(signings)
        .fetch_all(&mut *connection)
        .await?;
    if empty.is_empty() {
        return Ok(());
    }
    for statement in ERASE {
        sqlx::query(statement)
            .bind(&empty)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn amend(
    connection: &mut PgConnection,
    amendment: &NewAmendment,
) -> Result<Changed, StoreError> {
    let signing: Option<i64> =
        sqlx::query_scalar("SELECT id FROM signings WHERE record = $1 AND length(sealed) > 0")
            .bind(&amendment.record)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(signing) = signing else {
        // Withdrawn meanwhile: there is nothing left to change.
        return Ok(Changed::Done);
    };
    let inserted = sqlx::query(
        "INSERT INTO amendments (signing, number, key_id, schema, sealed) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT DO NOTHING",
    )
    .bind(signing)
    .bind(amendment.number)
    .bind(&amendment.key_id)
    .bind(i32::from(amendment.schema))
    .bind(&amendment.sealed)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM amendments WHERE signing = $1 AND number <= $2")
        .bind(signing)
        .bind(amendment.number - AMENDMENTS)
        .execute(connection)
        .await?;
    Ok(match inserted.rows_affected() {
        0 => Changed::Stale,
        _ => Changed::Done,
    })
}
