//! Carrying out what was decided.

use std::{collections::HashSet, sync::LazyLock};

use sqlx::{Row, SqliteConnection};

use super::super::rows::{MANY, Rows};
use crate::{
    hashes::Hash,
    store::{
        BatchOutcome, StoreError,
        settling::{Counting, Mailed, Pending},
    },
};

static PENDING: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "SELECT new.signing, new.petition, new.tag, EXISTS (SELECT 1 FROM signatures AS old \
         WHERE old.petition = new.petition AND old.tag = new.tag AND old.state = 'counted') \
         FROM signatures AS new WHERE new.state = 'pending' AND new.signing IN (",
        "?",
        ") ORDER BY new.signing, new.petition",
    )
});

static COUNT: LazyLock<Rows> = LazyLock::new(|| move_to("counted"));

static REPEAT: LazyLock<Rows> = LazyLock::new(|| move_to("duplicate"));

fn move_to(state: &str) -> Rows {
    let before =
        format!("UPDATE signatures SET state = '{state}' WHERE (signing, petition) IN (VALUES ");
    Rows::new(&before, "(?, ?)", ")")
}

static CONFIRMED: LazyLock<Rows> = LazyLock::new(|| {
    let before = "UPDATE confirmations SET state = 'confirmed' WHERE signing IN (";
    Rows::new(before, "?", ")")
});

static SUPPRESS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO suppressions (tag, day) SELECT column1, (SELECT MAX(day) FROM confirmations \
         WHERE tag = column1) FROM (VALUES ",
        "(?)",
        ") WHERE column1 IS NOT NULL ON CONFLICT DO NOTHING",
    )
});

/// What is removed of refused addresses, in this order: mails that wait, what was sealed with what it
/// says in clear, signatures; and last, that anything was open.
static REMOVE: LazyLock<[Rows; 4]> = LazyLock::new(|| {
    let open = "IN (SELECT signing FROM confirmations WHERE state = 'open' AND tag IN (";
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
            &format!("DELETE FROM signatures WHERE state = 'pending' AND signing {open}"),
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
        ") AS new WHERE confirmations.signing = new.column1",
    )
});

/// Counts the signatures of these signings, each address once a petition.
pub async fn confirm(
    connection: &mut SqliteConnection,
    signings: &[i64],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    // A statement does not see what it changes itself, so repeated ones are found here.
    let mut counting = Counting::default();
    for some in signings.chunks(MANY) {
        let mut select = PENDING.of(some.len());
        for signing in some {
            select = select.bind(*signing);
        }
        for row in select.fetch_all(&mut *connection).await? {
            let pending = Pending {
                signing: row.get(0),
                petition: row.get(1),
                tag: row.get(2),
                counted_before: row.get(3),
            };
            counting.take(pending, outcome);
        }
    }
    for (statement, places) in [(&COUNT, counting.counted), (&REPEAT, counting.repeated)] {
        for some in places.chunks(MANY) {
            let mut update = statement.of(some.len());
            for (signing, petition) in some {
                update = update.bind(*signing).bind(*petition);
            }
            update.execute(&mut *connection).await?;
        }
    }
    for some in signings.chunks(MANY) {
        let mut update = CONFIRMED.of(some.len());
        for signing in some {
            update = update.bind(*signing);
        }
        update.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Removes all that was not confirmed of these addresses, and writes to them no more.
pub async fn refuse(
    connection: &mut SqliteConnection,
    tags: &HashSet<Hash>,
) -> Result<(), StoreError> {
    let tags: Vec<&Hash> = tags.iter().collect();
    for some in tags.chunks(MANY) {
        for statement in std::iter::once(&*SUPPRESS).chain(&*REMOVE) {
            let mut change = statement.of(some.len());
            for tag in some {
                change = change.bind(&tag[..]);
            }
            change.execute(&mut *connection).await?;
        }
    }
    Ok(())
}

/// Keeps how often codes were tried.
pub async fn remember_tries(
    connection: &mut SqliteConnection,
    mails: &[&Mailed],
) -> Result<(), StoreError> {
    for some in mails.chunks(MANY) {
        let mut update = TRIES.of(some.len());
        for mail in some {
            update = update.bind(mail.signing).bind(mail.tries);
        }
        update.execute(&mut *connection).await?;
    }
    Ok(())
}
