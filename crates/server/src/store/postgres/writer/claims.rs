//! What the owners of addresses say: it was me, or it was not.

use std::collections::HashSet;

use sqlx::{PgConnection, Row, postgres::PgRow};

use crate::{
    hashes::Hash,
    store::{
        BatchOutcome, Claim, Proof, StoreError,
        settling::{self, Counting, MailState, Mailed, Pending},
    },
};

/// Those of the claims' tokens, and of the addresses of their codes.
const MAILED: &str = "SELECT signing, tag, state, token_hash, code_hash, tries, day FROM confirmations \
     WHERE kind = 'confirm' AND (token_hash = ANY ($1) OR tag = ANY ($2)) ORDER BY signing";

const PENDING: &str = "SELECT new.signing, new.petition, new.tag, EXISTS (SELECT 1 FROM signatures AS old \
     WHERE old.petition = new.petition AND old.tag = new.tag AND old.state = 'counted') \
     FROM signatures AS new WHERE new.state = 'pending' AND new.signing = ANY ($1) \
     ORDER BY new.signing, new.petition";

const MOVE: &str = "UPDATE signatures SET state = $3 FROM UNNEST($1::bigint[], $2::bigint[]) \
     AS moved (signing, petition) \
     WHERE signatures.signing = moved.signing AND signatures.petition = moved.petition";

/// What is done about refused addresses, in this order: no more mail; mails that wait go, what was sealed
/// with what it says in clear, signatures; and last, that anything was open.
const REFUSE: [&str; 5] = [
    "INSERT INTO suppressions (tag, day) SELECT tag, MAX(day) FROM confirmations \
     WHERE tag = ANY ($1) GROUP BY tag ON CONFLICT DO NOTHING",
    "DELETE FROM outbox WHERE signing IN (SELECT signing FROM confirmations \
     WHERE state = 'open' AND tag = ANY ($1))",
    "UPDATE signings SET sealed = '', country = '', source = NULL WHERE id IN (SELECT signing \
     FROM confirmations WHERE state = 'open' AND tag = ANY ($1))",
    "DELETE FROM signatures WHERE state = 'pending' AND signing IN (SELECT signing \
     FROM confirmations WHERE state = 'open' AND tag = ANY ($1))",
    "UPDATE confirmations SET state = 'refused' WHERE state = 'open' AND tag = ANY ($1)",
];

const TRIES: &str = "UPDATE confirmations SET tries = new.tries FROM UNNEST($1::bigint[], $2::bigint[]) \
     AS new (signing, tries) WHERE confirmations.signing = new.signing";

/// Settles the claims in their order, as if each came alone.
pub async fn settle(
    connection: &mut PgConnection,
    claims: &[&Claim],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    if claims.is_empty() {
        return Ok(());
    }
    let mut mailed = mailed(connection, claims).await?;
    let changes = settling::settle(&mut mailed, claims, outcome);
    if !changes.confirmed.is_empty() {
        confirm(connection, &changes.confirmed, outcome).await?;
    }
    if !changes.refused.is_empty() {
        refuse(connection, &changes.refused).await?;
    }
    let tried = mailed.iter().filter(|mail| mail.tried_wrongly);
    let (signings, tries): (Vec<i64>, Vec<i64>) =
        tried.map(|mail| (mail.signing, mail.tries)).unzip();
    if !signings.is_empty() {
        sqlx::query(TRIES)
            .bind(signings)
            .bind(tries)
            .execute(connection)
            .await?;
    }
    Ok(())
}

async fn mailed(
    connection: &mut PgConnection,
    claims: &[&Claim],
) -> Result<Vec<Mailed>, StoreError> {
    let mut tokens: Vec<&[u8]> = Vec::new();
    let mut addresses: Vec<&[u8]> = Vec::new();
    for claim in claims {
        match &claim.proof {
            Proof::Token(hash) => tokens.push(hash),
            Proof::Code { tag, .. } => addresses.push(tag),
        }
    }
    let rows = sqlx::query(MAILED)
        .bind(tokens)
        .bind(addresses)
        .fetch_all(connection)
        .await?;
    Ok(rows.iter().filter_map(read).collect())
}

/// None if the row was not written by this program.
fn read(row: &PgRow) -> Option<Mailed> {
    let hash = |column: usize| Hash::try_from(row.get::<&[u8], _>(column)).ok();
    Some(Mailed {
        signing: row.get(0),
        tag: hash(1)?,
        state: MailState::named(row.get(2)),
        token_hash: hash(3)?,
        code_hash: hash(4)?,
        tries: row.get(5),
        day: row.get(6),
        tried_wrongly: false,
    })
}

/// Counts the signatures of these signings, each address once a petition.
async fn confirm(
    connection: &mut PgConnection,
    signings: &[i64],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let rows = sqlx::query(PENDING)
        .bind(signings)
        .fetch_all(&mut *connection)
        .await?;
    // A statement does not see what it changes itself, so repeated ones are found here.
    let mut counting = Counting::default();
    for row in &rows {
        let pending = Pending {
            signing: row.get(0),
            petition: row.get(1),
            tag: row.get(2),
            counted_before: row.get(3),
        };
        counting.take(pending, outcome);
    }
    for (state, places) in [
        ("counted", counting.counted),
        ("duplicate", counting.repeated),
    ] {
        let (signings, petitions): (Vec<i64>, Vec<i64>) = places.into_iter().unzip();
        sqlx::query(MOVE)
            .bind(signings)
            .bind(petitions)
            .bind(state)
            .execute(&mut *connection)
            .await?;
    }
    sqlx::query("UPDATE confirmations SET state = 'confirmed' WHERE signing = ANY ($1)")
        .bind(signings)
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes all that was not confirmed of these addresses, and writes to them no more.
async fn refuse(connection: &mut PgConnection, tags: &HashSet<Hash>) -> Result<(), StoreError> {
    let tags: Vec<&[u8]> = tags.iter().map(|tag| &tag[..]).collect();
    for statement in REFUSE {
        sqlx::query(statement)
            .bind(&tags)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
