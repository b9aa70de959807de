//! Moves the rows of a day that is over, one after the other, so that each goes behind the last
//! one, where it splits no page.

use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::{Ordered, Shuffle, StoreError, Task, shuffle};

/// Carries out the steps.
pub async fn carry_out(
    connection: &mut SqliteConnection,
    tasks: &mut [Task<'_, Shuffle>],
) -> Result<(), StoreError> {
    for task in tasks {
        let carried_out = match task.work {
            Shuffle::Move {
                what: Ordered::Signings,
                ..
            } if are_held(connection).await? => false,
            Shuffle::Move { what, rows } => {
                move_rows(connection, *what, rows).await?;
                true
            }
            Shuffle::Done { what, day } => {
                sqlx::query("UPDATE shuffled_days SET day = max(day, ?2) WHERE kind = ?1")
                    .bind(what.table())
                    .bind(day)
                    .execute(&mut *connection)
                    .await?;
                true
            }
        };
        task.reply(carried_out);
    }
    Ok(())
}

async fn are_held(connection: &mut SqliteConnection) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(shuffle::ARE_HELD)
        .fetch_one(connection)
        .await?)
}

async fn move_rows(
    connection: &mut SqliteConnection,
    what: Ordered,
    rows: &[i64],
) -> Result<(), StoreError> {
    // Until the commit, so that references can follow a row to its new number.
    sqlx::query("PRAGMA defer_foreign_keys = ON")
        .execute(&mut *connection)
        .await?;
    let table = what.table();
    let last = format!("SELECT ifnull(max(id), 0) FROM {table}");
    let mut last: i64 = sqlx::query_scalar(AssertSqlSafe(last))
        .fetch_one(&mut *connection)
        .await?;
    let give = format!("UPDATE {table} SET id = ?2 WHERE id = ?1");
    let follow: Vec<String> = what.named_by().iter().map(follow).collect();
    for row in rows {
        let moved = sqlx::query(AssertSqlSafe(give.clone()))
            .bind(row)
            .bind(last + 1)
            .execute(&mut *connection)
            .await?;
        if moved.rows_affected() == 0 {
            continue;
        }
        last += 1;
        for statement in &follow {
            sqlx::query(AssertSqlSafe(statement.clone()))
                .bind(row)
                .bind(last)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(())
}

/// Confirmations have no number of their own that anything names, but an order.
fn follow((table, column): &(&str, &str)) -> String {
    let place = match *table {
        "confirmations" => ", rowid = (SELECT max(rowid) + 1 FROM confirmations)",
        _ => "",
    };
    format!("UPDATE {table} SET {column} = ?2{place} WHERE {column} = ?1")
}
