//! Decides which batches of several instances may be written side by side.

use sqlx::{Executor, PgConnection};

use crate::{Batch, StoreError};

/// The number of the lock of all batches.
macro_rules! lock {
    () => {
        0x4d41_494c
    };
}

const ALONE: &str = concat!("SELECT pg_advisory_xact_lock(", lock!(), ")");
const BEGIN_ALONE: &str = concat!("BEGIN; SELECT pg_advisory_xact_lock(", lock!(), ")");
/// For signings that count at once the index of counted signatures is enough.
const BEGIN_TOGETHER: &str = concat!("BEGIN; SELECT pg_advisory_xact_lock_shared(", lock!(), ")");

/// Begins a transaction and waits until the batch may be written, in one message. The lock is held until the commit.
pub async fn begin(connection: &mut PgConnection, batch: &Batch<'_>) -> Result<(), sqlx::Error> {
    let begin = match needs_to_be_alone(batch) {
        true => BEGIN_ALONE,
        false => BEGIN_TOGETHER,
    };
    connection.execute(begin).await?;
    Ok(())
}

/// Whether no other batch may be written meanwhile. Tries of codes, and mails to an address, are limited over
/// all instances, and no instance may send what an owner has refused. A batch that takes a counted signature
/// away must see every other signature of the address, because one of them counts then. Rows that are due are
/// deleted only once. Acts of staff follow one another. And nobody may look for a row while its number
/// changes.
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

/// Takes the lock alone: no other batch is written until the commit.
pub async fn lock_alone(connection: &mut PgConnection) -> Result<(), StoreError> {
    connection.execute(ALONE).await?;
    Ok(())
}
