//! Applies what staff decides to a marathon or its report.

use marathon_domain::moderation::State;

use super::Connection;
use crate::{PublicWords, StoreError, marathon_change::MarathonPart, marathon_sql as sql};

/// Applies a decision that the trail already holds. Words come only with the release of a public marathon.
pub async fn follow(
    connection: &mut Connection,
    part: MarathonPart,
    record: &[u8; 16],
    (state, words): (State, Option<&PublicWords>),
) -> Result<(), StoreError> {
    let (statement, older): (_, &[&str]) = match part {
        MarathonPart::Version => (sql::DECIDE_VERSION, &sql::DROP_OLDER_VERSIONS),
        MarathonPart::Report => (sql::DECIDE_REPORT, &sql::DROP_OLDER_REPORTS),
    };
    sqlx::query(statement)
        .bind(&record[..])
        .bind(state.as_str())
        .execute(&mut *connection)
        .await?;
    if state == State::Released {
        for statement in older {
            of_record(connection, statement, record).await?;
        }
    }
    match part {
        MarathonPart::Version => show_words(connection, record, (state, words)).await,
        MarathonPart::Report => Ok(()),
    }
}

/// Keeps in clear what is shown to everybody, and nothing else.
async fn show_words(
    connection: &mut Connection,
    record: &[u8; 16],
    (state, words): (State, Option<&PublicWords>),
) -> Result<(), StoreError> {
    if let Some(words) = words {
        let [version, marathon] = sql::SHOW_WORDS;
        sqlx::query(version)
            .bind(&record[..])
            .bind(&words.details)
            .bind(&words.country)
            .bind(&words.town)
            .bind(&words.date)
            .bind(words.starts)
            .bind(words.ends)
            .execute(&mut *connection)
            .await?;
        sqlx::query(marathon)
            .bind(&record[..])
            .bind(&words.name)
            .execute(&mut *connection)
            .await?;
    }
    match state {
        State::Released => of_record(connection, sql::CHANGE_SHOWN, record).await?,
        State::Waiting | State::Refused => of_record(connection, sql::HIDE_WORDS, record).await?,
    }
    // `None` if the marathon's rows are gone already.
    let marathon: Option<i64> = sqlx::query_scalar(sql::MARATHON_OF)
        .bind(&record[..])
        .fetch_optional(&mut *connection)
        .await?;
    sqlx::query(sql::HIDE_NAME)
        .bind(marathon)
        .execute(connection)
        .await?;
    Ok(())
}

async fn of_record(
    connection: &mut Connection,
    statement: &'static str,
    record: &[u8; 16],
) -> Result<(), StoreError> {
    sqlx::query(statement)
        .bind(&record[..])
        .execute(connection)
        .await?;
    Ok(())
}
