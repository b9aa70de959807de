//! The mails that claims may be about.

use std::{collections::BTreeMap, sync::LazyLock};

use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

use super::super::rows::{MANY, Rows};
use crate::{
    hashes::Hash,
    store::{
        Claim, Proof, StoreError,
        settling::{MailState, Mailed},
    },
};

/// Columns that [`read`] reads, of mails that ask for something.
const SELECT: &str = "SELECT signing, tag, state, token_hash, code_hash, tries, day FROM confirmations \
                      WHERE kind = 'confirm' AND ";

static BY_TOKEN: LazyLock<Rows> =
    LazyLock::new(|| Rows::new(&format!("{SELECT} token_hash IN ("), "?", ")"));

static BY_ADDRESS: LazyLock<Rows> =
    LazyLock::new(|| Rows::new(&format!("{SELECT} tag IN ("), "?", ")"));

/// None if the row was not written by this program.
fn read(row: &SqliteRow) -> Option<Mailed> {
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

/// All mails of the claims' tokens, and of the addresses of their codes, each once.
pub async fn mailed(
    connection: &mut SqliteConnection,
    claims: &[&Claim],
) -> Result<Vec<Mailed>, StoreError> {
    let mut tokens = Vec::new();
    let mut addresses = Vec::new();
    for claim in claims {
        match &claim.proof {
            Proof::Token(hash) => tokens.push(hash),
            Proof::Code { tag, .. } => addresses.push(tag),
        }
    }
    let mut found = BTreeMap::new();
    for (statement, keys) in [(&BY_TOKEN, tokens), (&BY_ADDRESS, addresses)] {
        for keys in keys.chunks(MANY) {
            let mut select = statement.of(keys.len());
            for key in keys {
                select = select.bind(&key[..]);
            }
            let rows = select.fetch_all(&mut *connection).await?;
            let mails = rows.iter().filter_map(read);
            found.extend(mails.map(|mail| (mail.signing, mail)));
        }
    }
    Ok(found.into_values().collect())
}
