//! Which batches of several instances may be written side by side.

use sqlx::PgConnection;

use crate::{Batch, StoreError};

/// The lock of all batches.
const LOCK: i64 = 0x4d41_494c;

/// Waits until the batch may be written, beside those that may be written with it, until their commits.
pub async fn wait(connection: &mut PgConnection, batch: &Batch<'_>) -> Result<(), StoreError> {
    match needs_to_be_alone(batch) {
        true => lock_alone(connection).await,
        false => lock_together(connection).await,
    }
}

/// Tries of codes and mails to an address are limited over all instances, and what an owner refused comes
/// from none of them. Whoever takes a counted signature away must see every other one of the address, for
/// one of them counts then; what has to go goes once; staff decides one after the other; and nobody looks for a
/// row while it gets another number.
fn needs_to_be_alone(batch: &Batch<'_>) -> bool {
    let mut signings = batch.signings.iter();
    !batch.claims.is_empty()
        || !batch.reports.is_empty()
        || !batch.changes.is_empty()
        || !batch.marathons.is_empty()
        || !batch.expiries.is_empty()
        || !batch.messages.is_empty()
        || !batch.staff_acts.is_empty()
        || !batch.set_asides.is_empty()
        || !batch.seen_bursts.is_empty()
        || !batch.letters.is_empty()
        || !batch.shuffles.is_empty()
        || signings.any(|task| task.work.mail.is_some())
}

/// Until the commit no other batch is written.
pub async fn lock_alone(connection: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(LOCK)
        .execute(connection)
        .await?;
    Ok(())
}

/// Signings that count at once have the index of counted signatures between them, and need no more.
async fn lock_together(connection: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_xact_lock_shared($1)")
        .bind(LOCK)
        .execute(connection)
        .await?;
    Ok(())
}
