//! Withdrawals by supporters. No other batch is written meanwhile.

use marathon_domain::SignatureState;
use sqlx::PgConnection;

use crate::{
    BatchOutcome, Hash, PetitionId, StoreError, place::Placed, signature_row::GivenSignature,
};

const GIVEN: &str = "SELECT signatures.signing, \
     section || '/' || country || '/' || day AS place, signatures.petition, signatures.tag, \
     signatures.state, signatures.otherwise FROM signings JOIN signatures ON signatures.signing = signings.id \
     WHERE signings.receipt_hash = ANY ($1) AND signatures.state <> 'withdrawn' \
     AND ($2 IS NULL OR signatures.petition = $2) ORDER BY signatures.petition, signatures.tag";

/// An unconfirmed signature is deleted. A given one stays as withdrawn, without its tag, so that
/// the section learns of it.
const WITHDRAW: [&str; 2] = [
    "DELETE FROM signatures WHERE signing = ANY ($1) AND (state = 'pending' OR otherwise = 'pending') \
     AND ($2 IS NULL OR petition = $2)",
    "UPDATE signatures SET state = 'withdrawn', tag = '', set_aside = NULL, otherwise = NULL WHERE signing = ANY ($1) \
     AND state <> 'withdrawn' AND ($2 IS NULL OR petition = $2)",
];

const COUNT_ANOTHER: &str = "UPDATE signatures SET state = 'counted' FROM (SELECT other.petition, \
     MIN(other.signing) AS signing FROM signatures AS other \
     JOIN UNNEST($1::bigint[], $2::bytea[]) AS gone (petition, tag) \
     ON other.petition = gone.petition AND other.tag = gone.tag \
     WHERE other.state = 'duplicate' GROUP BY other.petition, other.tag) AS next \
     WHERE signatures.petition = next.petition AND signatures.signing = next.signing \
     RETURNING (SELECT section || '/' || country || '/' || day FROM signings \
     WHERE signings.id = signatures.signing) AS place, signatures.petition";

const EMPTY: &str = "SELECT id FROM signings WHERE id = ANY ($1) AND NOT EXISTS (SELECT 1 \
     FROM signatures WHERE signatures.signing = signings.id AND signatures.state <> 'withdrawn')";

/// Deletes the sealed data with its clear fields, and a mail that still asks to confirm it.
const ERASE: [&str; 5] = [
    "DELETE FROM traces WHERE signing = ANY ($1)",
    "DELETE FROM outbox WHERE signing = ANY ($1)",
    "DELETE FROM amendments WHERE signing = ANY ($1)",
    "UPDATE confirmations SET state = 'refused' WHERE state = 'open' AND signing = ANY ($1)",
    "UPDATE signings SET sealed = '', country = '', source = NULL WHERE id = ANY ($1)",
];

/// Withdraws the signatures of these signings, all at once.
pub async fn withdraw(
    connection: &mut PgConnection,
    receipts: &[Hash],
    petition: Option<PetitionId>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let petition = petition.map(|petition| petition.0);
    let receipts: Vec<&[u8]> = receipts.iter().map(|receipt| &receipt[..]).collect();
    let given: Vec<GivenSignature> = sqlx::query_as(GIVEN)
        .bind(receipts)
        .bind(petition)
        .fetch_all(&mut *connection)
        .await?;
    let signings: Vec<i64> = given.iter().map(|signature| signature.signing).collect();
    for statement in WITHDRAW {
        sqlx::query(statement)
            .bind(&signings)
            .bind(petition)
            .execute(&mut *connection)
            .await?;
    }
    let is_counted = |signature: &&GivenSignature| signature.state == SignatureState::Counted;
    let counted: Vec<&GivenSignature> = given.iter().filter(is_counted).collect();
    for signature in &counted {
        outcome.withdrawn += 1;
        outcome.count(&signature.place, signature.petition, -1);
    }
    count_others(connection, &counted, outcome).await?;
    erase(connection, &signings).await
}

/// The same address may have another signing that was not withdrawn: that one counts then.
/// Otherwise whoever signs first with an address could later take its owner's signature away.
async fn count_others(
    connection: &mut PgConnection,
    withdrawn: &[&GivenSignature],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let (petitions, tags): (Vec<i64>, Vec<&[u8]>) = withdrawn
        .iter()
        .map(|signature| (signature.petition.0, &signature.tag[..]))
        .unzip();
    let others: Vec<Placed> = sqlx::query_as(COUNT_ANOTHER)
        .bind(petitions)
        .bind(tags)
        .fetch_all(connection)
        .await?;
    for other in others {
        outcome.count(&other.place, other.petition, 1);
    }
    Ok(())
}

/// Erases the signings that have no signature left.
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
