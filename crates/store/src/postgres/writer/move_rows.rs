//! Gives rows new numbers behind all others, in one statement for each table. No other batch is
//! written meanwhile.

use sqlx::{AssertSqlSafe, PgConnection};

use crate::{Ordered, StoreError};

/// Moves these rows, in this order. Rows that are gone are skipped.
pub async fn move_rows(
    connection: &mut PgConnection,
    what: Ordered,
    rows: &[i64],
) -> Result<(), StoreError> {
    // Deferred until the commit, so that references can follow a row to its new number.
    sqlx::query("SET CONSTRAINTS ALL DEFERRED")
        .execute(&mut *connection)
        .await?;
    let table = what.table();
    let numbers = format!(
        "SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, $1)"
    );
    let mut numbers: Vec<i64> = sqlx::query_scalar(AssertSqlSafe(numbers))
        .bind(i32::try_from(rows.len()).unwrap_or(i32::MAX))
        .fetch_all(&mut *connection)
        .await?;
    numbers.sort_unstable();
    let named = what.named_by().iter().copied();
    for (table, column) in [(table, "id")].into_iter().chain(named) {
        let statement = format!(
            "UPDATE {table} SET {column} = new.number FROM UNNEST($1::bigint[], $2::bigint[]) \
             AS new (was, number) WHERE {column} = new.was"
        );
        sqlx::query(AssertSqlSafe(statement))
            .bind(rows)
            .bind(&numbers)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
