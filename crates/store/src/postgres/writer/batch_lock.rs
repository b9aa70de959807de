//! Decides which batches of several instances may be written side by side.

use sqlx::PgConnection;

use crate::{Batch, StoreError};

/// The lock of all batches.
const LOCK: i64 = 0x4d41_494c;

/// Waits until the batch may be written. The lock is held until the commit.
pub async fn wait(connection: &mut PgConnection, batch: &Batch<'_>) -> Result<(), StoreError> {
    match needs_to_be_alone(batch) {
        true => lock_alone(connection).await,
        false => lock_together(connection).await,
    }
}

/// Tries of codes, and mails to an address, are limited over all instances, and no instance may
/// send what an owner has refused. A batch that takes a counted signature away must see every other
/// signature of the address, because one of them counts then. What is due for deletion is deleted
/// once. Acts of staff follow one another. And nobody may look for a row while its number changes.
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

/// No other batch is written until the commit.
pub async fn lock_alone(connection: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(LOCK)
        .execute(connection)
        .await?;
    Ok(())
}

/// For signings that count at once the index of counted signatures is enough.
async fn lock_together(connection: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_xact_lock_shared($1)")
        .bind(LOCK)
        .execute(connection)
        .await?;
    Ok(())
}
