//! Changes by organisers and their guests. They are rare, so one statement for each step is enough.

use marathon_domain::{ReportRow, moderation::Kind};

use super::Connection;
use crate::{
    Hash, MarathonChange, MarathonReply, NewMarathon, NewVersion, PetitionId, StoreError, Task,
    marathon_row::ReportFigures, marathon_sql as sql,
};

/// Applies the changes in their order.
pub async fn apply(
    connection: &mut Connection,
    changes: &mut [Task<'_, MarathonChange>],
) -> Result<(), StoreError> {
    for change in changes {
        let reply = apply_one(connection, change.work).await?;
        change.reply(reply);
    }
    Ok(())
}

async fn apply_one(
    connection: &mut Connection,
    change: &MarathonChange,
) -> Result<MarathonReply, StoreError> {
    match change {
        MarathonChange::Create(marathon) => create(connection, marathon).await,
        MarathonChange::Edit { secret, version } => {
            let Some(id) = find(connection, sql::FIND_STANDING, secret).await? else {
                return Ok(MarathonReply::Unknown);
            };
            run(connection, sql::FORGET_UNREAD, id).await?;
            run(connection, sql::DROP_UNREAD, id).await?;
            add_version(connection, id, version).await?;
            run(connection, sql::HIDE_NAME, id).await
        }
        MarathonChange::Cancel { secret } => match find(connection, sql::FIND, secret).await? {
            None => Ok(MarathonReply::Unknown),
            Some(id) => run(connection, sql::CANCEL, id).await,
        },
        MarathonChange::Come { address } => {
            let come = sqlx::query(sql::COME)
                .bind(address)
                .execute(connection)
                .await?;
            Ok(match come.rows_affected() {
                0 => MarathonReply::Unknown,
                _ => MarathonReply::Applied,
            })
        }
        MarathonChange::Report {
            secret,
            record,
            rows,
            day,
        } => {
            let Some(id) = find(connection, sql::FIND, secret).await? else {
                return Ok(MarathonReply::Unknown);
            };
            run(connection, sql::FORGET_UNREAD_REPORTS, id).await?;
            run(connection, sql::DROP_UNREAD_ROWS, id).await?;
            run(connection, sql::DROP_UNREAD_REPORTS, id).await?;
            add_report(connection, id, record, (rows, day)).await
        }
    }
}

/// The content that staff sees: sealed to a key, with a digest of the words, or in clear without either.
struct Readable<'a> {
    kind: Kind,
    record: &'a [u8; 16],
    day: &'a str,
    key_id: &'a str,
    schema: u16,
    sealed: &'a [u8],
    words_digest: Option<&'a Hash>,
}

/// Adds a part of a marathon that waits for staff.
async fn let_wait(
    connection: &mut Connection,
    marathon: i64,
    waits: Readable<'_>,
) -> Result<(), StoreError> {
    sqlx::query(sql::LET_WAIT)
        .bind(waits.kind.as_str())
        .bind(&waits.record[..])
        .bind(waits.day)
        .bind(waits.key_id)
        .bind(i32::from(waits.schema))
        .bind(waits.sealed)
        .bind(waits.words_digest.map(|digest| &digest[..]))
        .bind(marathon)
        .execute(connection)
        .await?;
    Ok(())
}

async fn create(
    connection: &mut Connection,
    marathon: &NewMarathon,
) -> Result<MarathonReply, StoreError> {
    let idempotency = marathon.idempotency.as_ref();
    let id: Option<i64> = sqlx::query_scalar(sql::INSERT)
        .bind(&marathon.address)
        .bind(&marathon.record[..])
        .bind(&marathon.campaign)
        .bind(&marathon.section)
        .bind(&marathon.key_id)
        .bind(i32::from(marathon.schema))
        .bind(&marathon.sealed)
        .bind(&marathon.secret_hash[..])
        .bind(&marathon.version.day)
        .bind(idempotency.map(|sent| &sent.key[..]))
        .bind(idempotency.map(|sent| &sent.digest[..]))
        .bind(&marathon.source)
        .fetch_optional(&mut *connection)
        .await?;
    match id {
        None => Ok(MarathonReply::Overtaken),
        Some(id) => add_version(connection, id, &marathon.version).await,
    }
}

async fn find(
    connection: &mut Connection,
    query: &'static str,
    secret: &Hash,
) -> Result<Option<i64>, StoreError> {
    let id = sqlx::query_scalar(query)
        .bind(&secret[..])
        .fetch_optional(connection)
        .await?;
    Ok(id)
}

async fn run(
    connection: &mut Connection,
    statement: &'static str,
    id: i64,
) -> Result<MarathonReply, StoreError> {
    sqlx::query(statement).bind(id).execute(connection).await?;
    Ok(MarathonReply::Applied)
}

async fn add_version(
    connection: &mut Connection,
    marathon: i64,
    version: &NewVersion,
) -> Result<MarathonReply, StoreError> {
    sqlx::query(sql::INSERT_VERSION)
        .bind(marathon)
        .bind(&version.record[..])
        .bind(&version.own_words)
        .bind(&version.page_words)
        .bind(&version.day)
        .execute(&mut *connection)
        .await?;
    let waits = Readable {
        kind: Kind::Marathons,
        record: &version.record,
        day: &version.day,
        key_id: &version.key_id,
        schema: version.schema,
        sealed: &version.sealed,
        words_digest: Some(&version.words_digest),
    };
    let_wait(connection, marathon, waits).await?;
    Ok(MarathonReply::Applied)
}

async fn add_report(
    connection: &mut Connection,
    marathon: i64,
    record: &[u8; 16],
    (rows, day): (&[(PetitionId, ReportRow)], &str),
) -> Result<MarathonReply, StoreError> {
    let report: i64 = sqlx::query_scalar(sql::INSERT_REPORT)
        .bind(marathon)
        .bind(&record[..])
        .bind(day)
        .fetch_one(&mut *connection)
        .await?;
    for (petition, row) in rows {
        sqlx::query(sql::INSERT_REPORT_ROW)
            .bind(report)
            .bind(petition.0)
            .bind(i64::from(row.letters))
            .bind(i64::from(row.signatures))
            .bind(i64::from(row.messages))
            .execute(&mut *connection)
            .await?;
    }
    let written = written(connection, report).await?;
    // A report holds figures, and no words.
    let waits = Readable {
        kind: Kind::Reports,
        record,
        day,
        key_id: "",
        schema: 0,
        sealed: written.as_bytes(),
        words_digest: None,
    };
    let_wait(connection, marathon, waits).await?;
    Ok(MarathonReply::Applied)
}

/// A report as staff reads it.
async fn written(connection: &mut Connection, report: i64) -> Result<String, StoreError> {
    let rows: Vec<ReportFigures> = sqlx::query_as(sql::WRITTEN)
        .bind(report)
        .fetch_all(connection)
        .await?;
    let rows = rows.into_iter().map(|row| {
        let figures = serde_json::json!({
            "letters": row.letters,
            "signatures": row.signatures,
            "messages": row.messages,
        });
        (row.slug, figures)
    });
    let rows: serde_json::Map<_, _> = rows.collect();
    Ok(serde_json::Value::from(rows).to_string())
}

/// Removes some marathons from before a day, and returns how many.
pub async fn remove_old(
    connection: &mut Connection,
    before: &str,
    at_once: i64,
) -> Result<u64, StoreError> {
    let old: Vec<i64> = sqlx::query_scalar(sql::OLD)
        .bind(before)
        .bind(at_once)
        .fetch_all(&mut *connection)
        .await?;
    for marathon in &old {
        for statement in sql::EXPIRE {
            run(connection, statement, *marathon).await?;
        }
    }
    Ok(old.len() as u64)
}
