//! What the owners of addresses say: it was me, or it was not.

mod act;
mod load;

use sqlx::SqliteConnection;

use crate::store::{BatchOutcome, Claim, StoreError, settling};

/// Settles the claims in their order, as if each came alone.
pub async fn settle(
    connection: &mut SqliteConnection,
    claims: &[&Claim],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    if claims.is_empty() {
        return Ok(());
    }
    let mut mailed = load::mailed(connection, claims).await?;
    let changes = settling::settle(&mut mailed, claims, outcome);
    act::confirm(connection, &changes.confirmed, outcome).await?;
    act::refuse(connection, &changes.refused).await?;
    let tried = mailed.iter().filter(|mail| mail.tried_wrongly);
    act::remember_tries(connection, &tried.collect::<Vec<_>>()).await
}
