//! Gives rows new numbers behind all others, one after the other: each goes behind the last one, where it
//! splits no page.

use sqlx::{AssertSqlSafe, SqliteConnection};

use crate::{Ordered, StoreError};

/// Moves these rows, in this order. Rows that are gone are skipped.
pub async fn move_rows(
    connection: &mut SqliteConnection,
    what: Ordered,
    rows: &[i64],
) -> Result<(), StoreError> {
    // Deferred until the commit, so that references can follow a row to its new number.
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

/// Nothing refers to the number of a confirmation. It is replaced too, since it shows the order in which
/// confirmations came.
fn follow((table, column): &(&str, &str)) -> String {
    let place = match *table {
        "confirmations" => ", rowid = (SELECT max(rowid) + 1 FROM confirmations)",
        _ => "",
    };
    format!("UPDATE {table} SET {column} = ?2{place} WHERE {column} = ?1")
}
