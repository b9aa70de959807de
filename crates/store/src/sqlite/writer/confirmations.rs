//! The mails that ask to confirm an address, and what their answers change.

use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

use sqlx::SqliteConnection;

use super::rows::{MANY, Rows};
use crate::{
    BatchOutcome, Hash, StoreError,
    settling::{AskingMail, Tally},
    signature_row::PendingSignature,
};

/// Mails that ask for a confirmation.
const ASKING: &str = "SELECT signing, letter, tag, state, token_hash, code_hash, tries, day FROM confirmations \
                      WHERE kind = 'confirm' AND ";

static BY_TOKEN: LazyLock<Rows> =
    LazyLock::new(|| Rows::new(&format!("{ASKING} token_hash IN ("), "?", ")"));

static BY_ADDRESS: LazyLock<Rows> =
    LazyLock::new(|| Rows::new(&format!("{ASKING} tag IN ("), "?", ")"));

static PENDING: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "SELECT new.signing, (SELECT section || '/' || country || '/' || day FROM signings \
         WHERE signings.id = new.signing) AS place, \
         (SELECT source FROM signings WHERE signings.id = new.signing) AS source, new.petition, new.tag, EXISTS (SELECT 1 FROM signatures AS old WHERE old.petition = new.petition \
         AND old.tag = new.tag AND old.state = 'counted') AS counted_before FROM signatures AS new WHERE new.state = 'pending' AND new.signing IN (",
        "?",
        ") ORDER BY new.signing, new.petition",
    )
});

static COUNT: LazyLock<Rows> = LazyLock::new(|| set_state("counted"));

static REPEAT: LazyLock<Rows> = LazyLock::new(|| set_state("duplicate"));

fn set_state(state: &str) -> Rows {
    let before =
        format!("UPDATE signatures SET state = '{state}' WHERE (signing, petition) IN (VALUES ");
    Rows::new(&before, "(?, ?)", ")")
}

static CONFIRMED: LazyLock<Rows> = LazyLock::new(|| {
    let before = "UPDATE confirmations SET state = 'confirmed' WHERE signing IN (";
    Rows::new(before, "?", ")")
});

/// A signature that was set aside meanwhile counts if it is put back, unless another one counts
/// then.
static CONFIRMED_ASIDE: LazyLock<Rows> = LazyLock::new(|| {
    let before = "UPDATE signatures SET otherwise = 'duplicate' WHERE otherwise = 'pending' AND signing IN (";
    Rows::new(before, "?", ")")
});

/// A signing that came by a marathon is counted with it by now, so its source is removed.
static UNMARK: LazyLock<Rows> = LazyLock::new(|| {
    let letters = "[a-z2-7]".repeat(10);
    let before = format!(
        "UPDATE signings SET source = NULL WHERE source GLOB 'marathon-{letters}' AND id IN ("
    );
    Rows::new(&before, "?", ")")
});

static SUPPRESS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO suppressions (tag, day) SELECT column1, (SELECT MAX(day) FROM confirmations \
         WHERE tag = column1) FROM (VALUES ",
        "(?)",
        ") WHERE column1 IS NOT NULL ON CONFLICT DO NOTHING",
    )
});

static SUPPRESS_MAILBOX: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO suppressions (tag, day) SELECT mailbox, MAX(day) FROM confirmations \
         WHERE mailbox IS NOT NULL AND tag IN (",
        "?",
        ") GROUP BY mailbox ON CONFLICT DO NOTHING",
    )
});

/// Deletes the data of refused addresses, in this order: waiting mails, sealed data with its clear fields,
/// signatures; the same for letters; and last, the record that anything was open.
static REMOVE: LazyLock<[Rows; 7]> = LazyLock::new(|| {
    let open = "IN (SELECT signing FROM confirmations WHERE state = 'open' AND tag IN (";
    let open_letter = "IN (SELECT letter FROM confirmations WHERE state = 'open' AND tag IN (";
    [
        Rows::new(
            &format!("DELETE FROM outbox WHERE signing {open}"),
            "?",
            "))",
        ),
        Rows::new(
            &format!(
                "UPDATE signings SET sealed = x'', country = '', source = NULL WHERE id {open}"
            ),
            "?",
            "))",
        ),
        Rows::new(
            &format!(
                "DELETE FROM signatures WHERE (state = 'pending' OR otherwise = 'pending') AND signing {open}"
            ),
            "?",
            "))",
        ),
        Rows::new(
            &format!("DELETE FROM traces WHERE signing {open}"),
            "?",
            "))",
        ),
        Rows::new(
            &format!("DELETE FROM outbox WHERE letter {open_letter}"),
            "?",
            "))",
        ),
        Rows::new(
            &format!("UPDATE letters SET sealed = x'', country = '' WHERE id {open_letter}"),
            "?",
            "))",
        ),
        Rows::new(
            "UPDATE confirmations SET state = 'refused' WHERE state = 'open' AND tag IN (",
            "?",
            ")",
        ),
    ]
});

static TRIES: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "UPDATE confirmations SET tries = new.column2 FROM (VALUES ",
        "(?, ?)",
        ") AS new WHERE confirmations.token_hash = new.column1",
    )
});

/// The mails with these tokens and these addresses, each once.
pub async fn find(
    connection: &mut SqliteConnection,
    tokens: &[&Hash],
    addresses: &[&Hash],
) -> Result<Vec<AskingMail>, StoreError> {
    let mut found = BTreeMap::new();
    for (statement, keys) in [(&BY_TOKEN, tokens), (&BY_ADDRESS, addresses)] {
        for keys in keys.chunks(MANY) {
            let mut select = statement.select::<AskingMail>(keys.len());
            for key in keys {
                select = select.bind(&key[..]);
            }
            let mails = select.fetch_all(&mut *connection).await?;
            found.extend(mails.into_iter().map(|mail| (mail.token_hash, mail)));
        }
    }
    Ok(found.into_values().collect())
}

/// Counts the signatures of these signings: an address counts once for each petition.
pub async fn confirm(
    connection: &mut SqliteConnection,
    signings: &[i64],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    // A statement does not see its own changes, so repeated signatures are found here.
    let mut tally = Tally::default();
    for some in signings.chunks(MANY) {
        let mut select = PENDING.select::<PendingSignature>(some.len());
        for signing in some {
            select = select.bind(*signing);
        }
        for pending in select.fetch_all(&mut *connection).await? {
            tally.take(pending, outcome);
        }
    }
    for (statement, places) in [(&COUNT, tally.counted), (&REPEAT, tally.repeated)] {
        for some in places.chunks(MANY) {
            let mut update = statement.of(some.len());
            for (signing, petition) in some {
                update = update.bind(*signing).bind(*petition);
            }
            update.execute(&mut *connection).await?;
        }
    }
    for some in signings.chunks(MANY) {
        for statement in [&*CONFIRMED, &*CONFIRMED_ASIDE, &*UNMARK] {
            let mut update = statement.of(some.len());
            for signing in some {
                update = update.bind(*signing);
            }
            update.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

/// Removes all that these addresses have not confirmed, and sends them no more mail.
pub async fn refuse(
    connection: &mut SqliteConnection,
    tags: &HashSet<Hash>,
) -> Result<(), StoreError> {
    let tags: Vec<&Hash> = tags.iter().collect();
    for some in tags.chunks(MANY) {
        for statement in [&*SUPPRESS, &*SUPPRESS_MAILBOX].into_iter().chain(&*REMOVE) {
            let mut change = statement.of(some.len());
            for tag in some {
                change = change.bind(&tag[..]);
            }
            change.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

/// Stores how often codes were tried, by the token of their mail.
pub async fn remember_tries(
    connection: &mut SqliteConnection,
    tried: &[(Hash, i64)],
) -> Result<(), StoreError> {
    for some in tried.chunks(MANY) {
        let mut update = TRIES.of(some.len());
        for (token, tries) in some {
            update = update.bind(&token[..]).bind(*tries);
        }
        update.execute(&mut *connection).await?;
    }
    Ok(())
}
