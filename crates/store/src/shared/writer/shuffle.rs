//! Moves the rows of a day that is over.

use super::{Connection, move_rows::move_rows};
use crate::{Ordered, Shuffle, StoreError, Task, shuffle::ARE_HELD};

const DONE: &str = "UPDATE shuffled_days SET day = $2 WHERE kind = $1 AND day < $2";

/// Carries out the steps.
pub async fn carry_out(
    connection: &mut Connection,
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
                sqlx::query(DONE)
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

async fn are_held(connection: &mut Connection) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar(ARE_HELD).fetch_one(connection).await?)
}
