//! Mails that ask to confirm an address, and what their answers change.

use std::collections::HashSet;

use sqlx::PgConnection;

use crate::{
    BatchOutcome, Hash, StoreError,
    settling::{AskingMail, Tally},
    signature_row::PendingSignature,
};

/// Mails with the claims' tokens, and with the addresses of their codes.
const ASKING: &str = "SELECT signing, letter, tag, state, token_hash, code_hash, tries, day FROM confirmations \
     WHERE kind = 'confirm' AND (token_hash = ANY ($1) OR tag = ANY ($2)) ORDER BY signing";

const PENDING: &str = "SELECT new.signing, (SELECT section || '/' || country || '/' || day FROM signings \
     WHERE signings.id = new.signing) AS place, (SELECT source FROM signings WHERE signings.id = new.signing) \
     AS source, new.petition, new.tag, EXISTS (SELECT 1 FROM signatures AS old \
     WHERE old.petition = new.petition AND old.tag = new.tag AND old.state = 'counted') AS counted_before \
     FROM signatures AS new WHERE new.state = 'pending' AND new.signing = ANY ($1) \
     ORDER BY new.signing, new.petition";

const SET_STATE: &str = "UPDATE signatures SET state = $3 FROM UNNEST($1::bigint[], $2::bigint[]) \
     AS moved (signing, petition) \
     WHERE signatures.signing = moved.signing AND signatures.petition = moved.petition";

/// A signature that was set aside meanwhile counts if it is put back, unless another one counts then. A
/// signing that came by a marathon is counted with it by now, so its source is removed.
const CONFIRMED: [&str; 3] = [
    "UPDATE confirmations SET state = 'confirmed' WHERE signing = ANY ($1)",
    "UPDATE signatures SET otherwise = 'duplicate' WHERE otherwise = 'pending' AND signing = ANY ($1)",
    "UPDATE signings SET source = NULL WHERE source ~ '^marathon-[a-z2-7]{10}$' AND id = ANY ($1)",
];

/// What happens to refused addresses, in this order: they get no more mail; waiting mails are
/// deleted, then sealed data with its clear fields, then signatures; the same for letters; and
/// last, the record that anything was open.
const REFUSE: [&str; 9] = [
    "INSERT INTO suppressions (tag, day) SELECT tag, MAX(day) FROM confirmations \
     WHERE tag = ANY ($1) GROUP BY tag ON CONFLICT DO NOTHING",
    "INSERT INTO suppressions (tag, day) SELECT mailbox, MAX(day) FROM confirmations \
     WHERE mailbox IS NOT NULL AND tag = ANY ($1) GROUP BY mailbox ON CONFLICT DO NOTHING",
    "DELETE FROM outbox WHERE signing IN (SELECT signing FROM confirmations \
     WHERE state = 'open' AND tag = ANY ($1))",
    "UPDATE signings SET sealed = '', country = '', source = NULL WHERE id IN (SELECT signing \
     FROM confirmations WHERE state = 'open' AND tag = ANY ($1))",
    "DELETE FROM signatures WHERE (state = 'pending' OR otherwise = 'pending') AND signing IN (SELECT signing \
     FROM confirmations WHERE state = 'open' AND tag = ANY ($1))",
    "DELETE FROM traces WHERE signing IN (SELECT signing \
     FROM confirmations WHERE state = 'open' AND tag = ANY ($1))",
    "DELETE FROM outbox WHERE letter IN (SELECT letter FROM confirmations \
     WHERE state = 'open' AND tag = ANY ($1))",
    "UPDATE letters SET sealed = '', country = '' WHERE id IN (SELECT letter FROM confirmations \
     WHERE state = 'open' AND tag = ANY ($1))",
    "UPDATE confirmations SET state = 'refused' WHERE state = 'open' AND tag = ANY ($1)",
];

const TRIES: &str = "UPDATE confirmations SET tries = new.tries FROM UNNEST($1::bytea[], $2::bigint[]) \
     AS new (token_hash, tries) WHERE confirmations.token_hash = new.token_hash";

/// The mails with these tokens and these addresses, each once.
pub async fn find(
    connection: &mut PgConnection,
    tokens: &[&Hash],
    addresses: &[&Hash],
) -> Result<Vec<AskingMail>, StoreError> {
    let bytes = |keys: &[&Hash]| keys.iter().map(|key| key.to_vec()).collect::<Vec<_>>();
    let mails = sqlx::query_as(ASKING)
        .bind(bytes(tokens))
        .bind(bytes(addresses))
        .fetch_all(connection)
        .await?;
    Ok(mails)
}

/// Counts the signatures of these signings: an address counts once for each petition.
pub async fn confirm(
    connection: &mut PgConnection,
    signings: &[i64],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let pending: Vec<PendingSignature> = sqlx::query_as(PENDING)
        .bind(signings)
        .fetch_all(&mut *connection)
        .await?;
    // A statement does not see its own changes, so repeated signatures are found here.
    let mut tally = Tally::default();
    for signature in pending {
        tally.take(signature, outcome);
    }
    for (state, places) in [("counted", tally.counted), ("duplicate", tally.repeated)] {
        let (signings, petitions): (Vec<i64>, Vec<i64>) = places.into_iter().unzip();
        sqlx::query(SET_STATE)
            .bind(signings)
            .bind(petitions)
            .bind(state)
            .execute(&mut *connection)
            .await?;
    }
    for statement in CONFIRMED {
        sqlx::query(statement)
            .bind(signings)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Removes all that these addresses have not confirmed, and sends them no more mail.
pub async fn refuse(connection: &mut PgConnection, tags: &HashSet<Hash>) -> Result<(), StoreError> {
    let tags: Vec<&[u8]> = tags.iter().map(|tag| &tag[..]).collect();
    for statement in REFUSE {
        sqlx::query(statement)
            .bind(&tags)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Stores how often codes were tried, by the token of their mail.
pub async fn remember_tries(
    connection: &mut PgConnection,
    tried: &[(Hash, i64)],
) -> Result<(), StoreError> {
    let (tokens, tries): (Vec<&[u8]>, Vec<i64>) = tried
        .iter()
        .map(|(token, tries)| (&token[..], *tries))
        .unzip();
    sqlx::query(TRIES)
        .bind(tokens)
        .bind(tries)
        .execute(connection)
        .await?;
    Ok(())
}
