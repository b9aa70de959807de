//! Settles the answers of addresses' owners: it was me, or it was not.

use super::{Connection, confirmations, letters, nothing_kept};
use crate::{BatchOutcome, Claim, Hash, Proof, StoreError, Task, settling};

/// Settles the claims in their order, as if each was alone.
pub async fn settle(
    connection: &mut Connection,
    claims: &mut [Task<'_, Claim>],
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    if claims.is_empty() {
        return Ok(());
    }
    let (tokens, addresses) = keys(claims);
    let mut mails = confirmations::find(connection, &tokens, &addresses).await?;
    let decisions = settling::settle(&mut mails, claims);
    if !decisions.confirmed.is_empty() {
        confirmations::confirm(connection, &decisions.confirmed, outcome).await?;
    }
    letters::confirm(connection, &decisions.confirmed_letters, outcome).await?;
    if !decisions.refused.is_empty() {
        confirmations::refuse(connection, &decisions.refused).await?;
    }
    let tried: Vec<(Hash, i64)> = mails
        .iter()
        .filter(|mail| mail.tried_wrongly)
        .map(|mail| (mail.token_hash, mail.tries))
        .collect();
    if !tried.is_empty() {
        confirmations::remember_tries(connection, &tried).await?;
    }
    nothing_kept::write(connection, decisions.nothing_kept).await
}

/// The keys of the claims' mails: tokens, and the addresses of codes.
fn keys<'work>(claims: &[Task<'work, Claim>]) -> (Vec<&'work Hash>, Vec<&'work Hash>) {
    let (mut tokens, mut addresses) = (Vec::new(), Vec::new());
    for claim in claims {
        match &claim.work.proof {
            Proof::Token(hash) => tokens.push(hash),
            Proof::Code { tag, .. } => addresses.push(tag),
        }
    }
    (tokens, addresses)
}
