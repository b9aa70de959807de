//! Mails of new signings, and the results of sending them.

use std::collections::{HashMap, HashSet};

use sqlx::PgConnection;

use crate::{
    Hash, MailReport, NewSigning, StoreError, Task,
    mail_kinds::{self, MailHistory, MailHistoryRow, MailedSigning},
};

const SENT: &str = "SELECT tag, COUNT(*) FILTER (WHERE kind <> 'none' AND day = $1) AS today, \
     BOOL_OR(kind = 'already') AS said_already FROM confirmations WHERE day >= $2 AND tag = ANY ($3) GROUP BY tag";

const ALREADY: &str = "SELECT signing FROM signatures AS new WHERE signing = ANY ($1) GROUP BY signing \
     HAVING BOOL_AND(EXISTS (SELECT 1 FROM signatures AS old WHERE old.petition = new.petition \
     AND old.tag = new.tag AND old.state = 'counted'))";

const CONFIRMATIONS: &str = "INSERT INTO confirmations (signing, tag, kind, state, token_hash, code_hash, \
     day, mailbox) SELECT signing, tag, kind, 'open', token_hash, code_hash, day, mailbox \
     FROM UNNEST($1::bigint[], $2::bytea[], $3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::bytea[]) \
     AS new (signing, tag, kind, token_hash, code_hash, day, mailbox)";

const OUTBOX: &str = "INSERT INTO outbox (signing, message_id, kind, sealed) \
     SELECT * FROM UNNEST($1::bigint[], $2::text[], $3::text[], $4::bytea[])";

const AGAIN: &str = "UPDATE outbox SET due = new.due, attempts = new.attempts \
     FROM UNNEST($1::text[], $2::bigint[], $3::bigint[]) AS new (message_id, due, attempts) \
     WHERE outbox.message_id = new.message_id";

/// Queues the mails of these signings, and returns how many.
pub async fn queue(
    connection: &mut PgConnection,
    numbered: &[(i64, &NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Result<u64, StoreError> {
    let mailed = mail_kinds::mailed(numbered, suppressed);
    let Some((_, first, mail)) = mailed.first() else {
        return Ok(0);
    };
    // A batch may span midnight. The limit treats it as one day.
    let sent = sent_before(connection, &mailed, &first.day, &mail.since).await?;
    let already = sqlx::query_scalar(ALREADY)
        .bind(mailed.iter().map(|(id, ..)| *id).collect::<Vec<_>>())
        .fetch_all(&mut *connection)
        .await?;
    let kinds = mail_kinds::choose(&mailed, &already.into_iter().collect(), sent);
    let names: Vec<&str> = kinds.iter().copied().map(mail_kinds::name).collect();
    confirmations(connection, &mailed, &names).await?;
    let waiting = mailed.iter().zip(&names);
    let waiting: Vec<_> = waiting.filter(|(_, name)| **name != "none").collect();
    sqlx::query(OUTBOX)
        .bind(waiting.iter().map(|((id, ..), _)| *id).collect::<Vec<_>>())
        .bind(
            waiting
                .iter()
                .map(|((.., mail), _)| mail.message_id.as_str())
                .collect::<Vec<_>>(),
        )
        .bind(waiting.iter().map(|(_, name)| **name).collect::<Vec<_>>())
        .bind(
            waiting
                .iter()
                .map(|((.., mail), _)| &mail.sealed[..])
                .collect::<Vec<_>>(),
        )
        .execute(connection)
        .await?;
    Ok(waiting.len() as u64)
}

/// For each address: the number of mails today, and whether a mail said lately that it has signed.
async fn sent_before(
    connection: &mut PgConnection,
    mailed: &[MailedSigning<'_>],
    today: &str,
    since: &str,
) -> Result<HashMap<Hash, MailHistory>, StoreError> {
    let tags: Vec<&[u8]> = mailed
        .iter()
        .map(|(_, signing, _)| &signing.tag[..])
        .collect();
    let rows: Vec<MailHistoryRow> = sqlx::query_as(SENT)
        .bind(today)
        .bind(since)
        .bind(tags)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

async fn confirmations(
    connection: &mut PgConnection,
    mailed: &[MailedSigning<'_>],
    names: &[&str],
) -> Result<(), StoreError> {
    let tags = mailed.iter().map(|(_, signing, _)| &signing.tag[..]);
    let days = mailed.iter().map(|(_, signing, _)| signing.day.as_str());
    let tokens = mailed.iter().map(|(.., mail)| &mail.token_hash[..]);
    let mailboxes = mailed.iter().map(|(_, signing, _)| &signing.mailbox[..]);
    let codes = mailed.iter().map(|(.., mail)| &mail.code_hash[..]);
    sqlx::query(CONFIRMATIONS)
        .bind(mailed.iter().map(|(id, ..)| *id).collect::<Vec<_>>())
        .bind(tags.collect::<Vec<_>>())
        .bind(names)
        .bind(tokens.collect::<Vec<_>>())
        .bind(codes.collect::<Vec<_>>())
        .bind(days.collect::<Vec<_>>())
        .bind(mailboxes.collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}

/// Removes mails that were sent, and puts off those to try again.
pub async fn report(
    connection: &mut PgConnection,
    tasks: &mut [Task<'_, MailReport>],
) -> Result<(), StoreError> {
    for task in &mut *tasks {
        task.reply(());
    }
    let reports = || tasks.iter().map(|task| task.work);
    let done = reports().filter(|one| one.again.is_none());
    let done: Vec<&str> = done.map(|one| one.message_id.as_str()).collect();
    if !done.is_empty() {
        sqlx::query("DELETE FROM outbox WHERE message_id = ANY ($1)")
            .bind(done)
            .execute(&mut *connection)
            .await?;
    }
    let again = reports().filter_map(|one| Some((one.message_id.as_str(), one.again?)));
    let (ids, again): (Vec<&str>, Vec<(i64, u32)>) = again.unzip();
    if !ids.is_empty() {
        let attempts = again.iter().map(|(_, attempts)| i64::from(*attempts));
        sqlx::query(AGAIN)
            .bind(ids)
            .bind(again.iter().map(|(due, _)| *due).collect::<Vec<_>>())
            .bind(attempts.collect::<Vec<_>>())
            .execute(connection)
            .await?;
    }
    Ok(())
}
