//! Applies supporters' changes to their signings. They are rare, so one statement for each step is
//! enough.

use super::{Connection, restoring, withdrawals};
use crate::{BatchOutcome, Change, ChangeReply, NewAmendment, StoreError, Task};

/// How many of a signing's newest amendments are kept. Nobody needs more.
const AMENDMENTS: i64 = 20;

/// Applies the changes in their order.
pub async fn apply(
    connection: &mut Connection,
    tasks: &mut [Task<'_, Change>],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    for task in tasks {
        let mut reply = ChangeReply::Applied;
        match task.work {
            Change::Withdraw { receipts, petition } => {
                let mut given = restoring::given(connection, receipts, *petition).await?;
                withdrawals::withdraw(connection, receipts, *petition, outcome).await?;
                restoring::keep_erased_only(connection, &mut given).await?;
                reply = ChangeReply::Withdrawn(given);
            }
            Change::Restore(signings) => {
                reply = restoring::restore(connection, signings, outcome).await?;
            }
            Change::Amend(amendments) => {
                for amendment in amendments {
                    if amend(connection, amendment).await? == ChangeReply::Stale {
                        reply = ChangeReply::Stale;
                    }
                }
            }
        }
        task.reply(reply);
    }
    Ok(())
}

async fn amend(
    connection: &mut Connection,
    amendment: &NewAmendment,
) -> Result<ChangeReply, StoreError> {
    let signing: Option<i64> =
        sqlx::query_scalar("SELECT id FROM signings WHERE record = $1 AND length(sealed) > 0")
            .bind(&amendment.record)
            .fetch_optional(&mut *connection)
            .await?;
    let Some(signing) = signing else {
        // Withdrawn meanwhile: there is nothing left to change.
        return Ok(ChangeReply::Applied);
    };
    let inserted = sqlx::query(
        "INSERT INTO amendments (signing, number, key_id, schema, sealed) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT DO NOTHING",
    )
    .bind(signing)
    .bind(amendment.number)
    .bind(&amendment.key_id)
    .bind(i32::from(amendment.schema))
    .bind(&amendment.sealed)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DELETE FROM amendments WHERE signing = $1 AND number <= $2")
        .bind(signing)
        .bind(amendment.number - AMENDMENTS)
        .execute(connection)
        .await?;
    Ok(match inserted.rows_affected() {
        0 => ChangeReply::Stale,
        _ => ChangeReply::Applied,
    })
}
