//! Withdrawals by supporters. They are rare, so one statement for each step is enough.

use marathon_domain::SignatureState;
use sqlx::SqliteConnection;

use crate::{
    BatchOutcome, Hash, PetitionId, StoreError, place::Placed, signature_row::GivenSignature,
};

const GIVEN: &str = "SELECT signatures.signing, \
     section || '/' || country || '/' || day AS place, signatures.petition, signatures.tag, \
     signatures.state, signatures.otherwise FROM signings JOIN signatures ON signatures.signing = signings.id \
     WHERE signings.receipt_hash = ? AND signatures.state <> 'withdrawn'";

const COUNT_ANOTHER: &str = "UPDATE signatures SET state = 'counted' WHERE petition = ?1 \
     AND signing = (SELECT MIN(signing) FROM signatures \
     WHERE petition = ?1 AND tag = ?2 AND state = 'duplicate') \
     RETURNING (SELECT section || '/' || country || '/' || day FROM signings WHERE signings.id = signing) AS place, \
     petition";

/// Deletes the sealed data with its clear fields, and a mail that still asks to confirm it.
const ERASE: [&str; 5] = [
    "DELETE FROM traces WHERE signing = ?",
    "DELETE FROM outbox WHERE signing = ?",
    "DELETE FROM amendments WHERE signing = ?",
    "UPDATE confirmations SET state = 'refused' WHERE state = 'open' AND signing = ?",
    "UPDATE signings SET sealed = x'', country = '', source = NULL WHERE id = ?",
];

/// Withdraws the signatures of these signings, one after the other.
pub async fn withdraw(
    connection: &mut SqliteConnection,
    receipts: &[Hash],
    petition: Option<PetitionId>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for receipt in receipts {
        withdraw_one(connection, receipt, petition, outcome).await?;
    }
    Ok(())
}

/// An unconfirmed signature is deleted. A given one stays as withdrawn, without its tag, so that
/// the section learns of it.
async fn withdraw_one(
    connection: &mut SqliteConnection,
    receipt: &Hash,
    petition: Option<PetitionId>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let given: Vec<GivenSignature> = sqlx::query_as(GIVEN)
        .bind(&receipt[..])
        .fetch_all(&mut *connection)
        .await?;
    let mut left = given.len();
    let Some(signing) = given.first().map(|signature| signature.signing) else {
        return Ok(());
    };
    for signature in given {
        if petition.is_some_and(|petition| petition != signature.petition) {
            continue;
        }
        left -= 1;
        let statement = match signature.otherwise() {
            SignatureState::Pending => "DELETE FROM signatures WHERE signing = ? AND petition = ?",
            _ => {
                "UPDATE signatures SET state = 'withdrawn', tag = x'', set_aside = NULL, otherwise = NULL \
                 WHERE signing = ? AND petition = ?"
            }
        };
        sqlx::query(statement)
            .bind(signing)
            .bind(signature.petition)
            .execute(&mut *connection)
            .await?;
        if signature.state == SignatureState::Counted {
            outcome.withdrawn += 1;
            outcome.count(&signature.place, signature.petition, -1);
            count_another(connection, &signature, outcome).await?;
        }
    }
    match left {
        0 => erase(connection, signing).await,
        _ => Ok(()),
    }
}

/// The same address may have another signing that was not withdrawn: that one counts then.
/// Otherwise whoever signs first with an address could later take its owner's signature away.
async fn count_another(
    connection: &mut SqliteConnection,
    withdrawn: &GivenSignature,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let other: Option<Placed> = sqlx::query_as(COUNT_ANOTHER)
        .bind(withdrawn.petition)
        .bind(&withdrawn.tag)
        .fetch_optional(connection)
        .await?;
    if let Some(other) = other {
        outcome.count(&other.place, other.petition, 1);
    }
    Ok(())
}

/// Erases a signing that has no signature left.
async fn erase(connection: &mut SqliteConnection, signing: i64) -> Result<(), StoreError> {
    for statement in ERASE {
        sqlx::query(statement)
            .bind(signing)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
