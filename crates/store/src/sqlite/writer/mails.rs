//! Mails of new signings, and the results of sending them.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

use sqlx::SqliteConnection;

use super::rows::{MANY, Rows};
use crate::{
    Hash, MailKind, MailReport, NewSigning, StoreError, Task,
    hash::HashColumn,
    mail_kinds::{self, MailHistory, MailHistoryRow, MailedSigning},
};

static SUPPRESSED: LazyLock<Rows> =
    LazyLock::new(|| Rows::new("SELECT tag FROM suppressions WHERE tag IN (", "?", ")"));

static SENT: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "SELECT tag, SUM(kind <> 'none' AND day = ?) AS today, MAX(kind = 'already') AS said_already \
         FROM confirmations \
         WHERE day >= ? AND tag IN (",
        "?",
        ") GROUP BY tag",
    )
});

static CONFIRMATIONS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO confirmations (signing, tag, kind, state, token_hash, code_hash, day, mailbox) \
         SELECT column1, column2, column3, 'open', column4, column5, column6, column7 FROM (VALUES ",
        "(?, ?, ?, ?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL",
    )
});

static OUTBOX: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO outbox (signing, message_id, kind, sealed) SELECT * FROM (VALUES ",
        "(?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL",
    )
});

static SENT_OFF: LazyLock<Rows> =
    LazyLock::new(|| Rows::new("DELETE FROM outbox WHERE message_id IN (", "?", ")"));

static AGAIN: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "UPDATE outbox SET due = new.column2, attempts = new.column3 FROM (VALUES ",
        "(?, ?, ?)",
        ") AS new WHERE outbox.message_id = new.column1",
    )
});

/// The tags of signings whose owners want no mail.
pub async fn suppressed(
    connection: &mut SqliteConnection,
    numbered: &[(i64, &NewSigning)],
) -> Result<HashSet<Hash>, StoreError> {
    let mut found = HashSet::new();
    let tags: BTreeSet<&Hash> = numbered
        .iter()
        .flat_map(|(_, signing)| [&signing.tag, &signing.mailbox])
        .collect();
    let tags: Vec<&Hash> = tags.into_iter().collect();
    for rows in tags.chunks(MANY) {
        let mut select = SUPPRESSED.select::<(HashColumn,)>(rows.len());
        for tag in rows {
            select = select.bind(&tag[..]);
        }
        for (tag,) in select.fetch_all(&mut *connection).await? {
            found.insert(tag.hash()?);
        }
    }
    Ok(mail_kinds::suppressed_tags(numbered, &found))
}

/// Queues the mails of the signings after that number, and returns how many.
pub async fn queue(
    connection: &mut SqliteConnection,
    last: i64,
    numbered: &[(i64, &NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Result<u64, StoreError> {
    let mailed = mail_kinds::mailed(numbered, suppressed);
    if mailed.is_empty() {
        return Ok(0);
    }
    let sent = sent_before(connection, &mailed).await?;
    let already = already_signed(connection, last).await?;
    let kinds = mail_kinds::choose(&mailed, &already, sent);
    insert(connection, &mailed, &kinds).await
}

/// For each address: the number of mails today, and whether a mail said lately that it has signed.
async fn sent_before(
    connection: &mut SqliteConnection,
    mailed: &[MailedSigning<'_>],
) -> Result<HashMap<Hash, MailHistory>, StoreError> {
    let mut sent = HashMap::new();
    for rows in mailed.chunks(MANY) {
        // A batch may span midnight. The limit treats it as one day.
        let (_, signing, mail) = rows[0];
        let select = SENT.select::<MailHistoryRow>(rows.len());
        let mut select = select.bind(&signing.day).bind(&mail.since);
        for (_, signing, _) in rows {
            select = select.bind(&signing.tag[..]);
        }
        let rows = select.fetch_all(&mut *connection).await?;
        sent.extend(rows.into_iter().map(<(Hash, MailHistory)>::from));
    }
    Ok(sent)
}

/// The signings after that number whose address counts already for every one of their petitions.
async fn already_signed(
    connection: &mut SqliteConnection,
    last: i64,
) -> Result<HashSet<i64>, StoreError> {
    let signings: Vec<i64> = sqlx::query_scalar(
        "SELECT signing FROM (SELECT signing, MIN(EXISTS (SELECT 1 FROM signatures AS old WHERE old.petition = new.petition \
         AND old.tag = new.tag AND old.state = 'counted')) AS all_counted FROM signatures AS new \
         WHERE signing > ? GROUP BY signing) WHERE all_counted",
    )
    .bind(last)
    .fetch_all(connection)
    .await?;
    Ok(signings.into_iter().collect())
}

async fn insert(
    connection: &mut SqliteConnection,
    mailed: &[MailedSigning<'_>],
    kinds: &[Option<MailKind>],
) -> Result<u64, StoreError> {
    let all: Vec<_> = mailed.iter().zip(kinds).collect();
    for rows in all.chunks(MANY) {
        let mut insert = CONFIRMATIONS.of(rows.len());
        for ((id, signing, mail), kind) in rows {
            insert = insert
                .bind(*id)
                .bind(&signing.tag[..])
                .bind(mail_kinds::name(**kind))
                .bind(&mail.token_hash[..])
                .bind(&mail.code_hash[..])
                .bind(&signing.day)
                .bind(&signing.mailbox[..]);
        }
        insert.execute(&mut *connection).await?;
    }
    let sending: Vec<_> = all.iter().filter(|(_, kind)| kind.is_some()).collect();
    for rows in sending.chunks(MANY) {
        let mut insert = OUTBOX.of(rows.len());
        for ((id, _, mail), kind) in rows {
            insert = insert
                .bind(*id)
                .bind(&mail.message_id)
                .bind(mail_kinds::name(**kind))
                .bind(&mail.sealed[..]);
        }
        insert.execute(&mut *connection).await?;
    }
    Ok(sending.len() as u64)
}

/// Removes mails that were sent, and puts off those to try again.
pub async fn report(
    connection: &mut SqliteConnection,
    tasks: &mut [Task<'_, MailReport>],
) -> Result<(), StoreError> {
    for task in &mut *tasks {
        task.reply(());
    }
    let reports = || tasks.iter().map(|task| task.work);
    let done: Vec<_> = reports().filter(|one| one.again.is_none()).collect();
    for rows in done.chunks(MANY) {
        let mut delete = SENT_OFF.of(rows.len());
        for report in rows {
            delete = delete.bind(&report.message_id);
        }
        delete.execute(&mut *connection).await?;
    }
    let again: Vec<_> = reports()
        .filter_map(|one| Some((&one.message_id, one.again?)))
        .collect();
    for rows in again.chunks(MANY) {
        let mut update = AGAIN.of(rows.len());
        for (message_id, (due, attempts)) in rows {
            update = update.bind(*message_id).bind(*due).bind(*attempts);
        }
        update.execute(&mut *connection).await?;
    }
    Ok(())
}
