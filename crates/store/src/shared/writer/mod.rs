//! Writes a batch in a transaction, in the same order on both databases: that in which PostgreSQL
//! has to take its locks.

mod bursts;
mod changes;
mod claims;
mod expire;
mod letters;
pub mod marathon_counts;
mod marathon_releases;
mod marathons;
mod moderation;
mod nothing_kept;
mod old_traces;
mod restoring;
mod set_asides;
mod shuffle;
mod trail;

use super::{
    super::{shared::set_asides as reading, sql},
    Connection, add_signings, confirmations, counts, mails, move_rows, removal, withdrawals,
};
use crate::{Batch, BatchOutcome, StoreError};

/// Writes the whole batch, and fills in the replies.
pub async fn write(
    connection: &mut Connection,
    batch: &mut Batch<'_>,
) -> Result<BatchOutcome, StoreError> {
    let mut outcome = BatchOutcome::default();
    if !batch.signings.is_empty() {
        add_signings(connection, batch, &mut outcome).await?;
    }
    claims::settle(connection, &mut batch.claims, &mut outcome).await?;
    mails::report(connection, &mut batch.reports).await?;
    changes::apply(connection, &mut batch.changes, &mut outcome).await?;
    moderation::add_messages(connection, &mut batch.messages).await?;
    moderation::carry_out(connection, &mut batch.staff_acts).await?;
    marathons::apply(connection, &mut batch.marathons).await?;
    set_asides::apply(connection, &mut batch.set_asides, &mut outcome).await?;
    bursts::keep(connection, &mut batch.seen_bursts).await?;
    old_traces::remove(connection, &mut batch.old_traces).await?;
    expire::expire(connection, &mut batch.expiries).await?;
    shuffle::carry_out(connection, &mut batch.shuffles).await?;
    marathon_counts::count(connection, &outcome).await?;
    counts::add(connection, &outcome).await?;
    letters::add(connection, batch, &mut outcome).await?;
    letters::count(connection, &mut outcome).await?;
    Ok(outcome)
}
