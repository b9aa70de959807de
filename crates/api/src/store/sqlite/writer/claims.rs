//! What the owners of addresses say: it was me, or it was not.

mod act;
mod load;

use std::collections::HashSet;

use sqlx::SqliteConnection;

use crate::{
    hashes::Hash,
    store::{Act, BatchOutcome, Claim, Proof, StoreError, Verdict},
};
use load::{Mailed, State};

/// Wrong codes that the mails of one address stand. Their links go on working.
const TRIES: i64 = 5;

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
    let mut changes = Changes::default();
    for claim in claims {
        let verdict = changes.decide(&mut mailed, claim);
        outcome.verdicts.push(verdict);
    }
    act::confirm(connection, &changes.confirmed, outcome).await?;
    act::refuse(connection, &changes.refused).await?;
    let tried = mailed.iter().filter(|mail| mail.tried_wrongly);
    act::remember_tries(connection, &tried.collect::<Vec<_>>()).await
}

/// What is to be written.
#[derive(Default)]
struct Changes {
    /// Signings.
    confirmed: Vec<i64>,
    /// Addresses.
    refused: HashSet<Hash>,
}

impl Changes {
    fn decide(&mut self, mailed: &mut [Mailed], claim: &Claim) -> Verdict {
        let Some(place) = find(mailed, claim) else {
            return Verdict::Unknown;
        };
        let mail = &mut mailed[place];
        match (mail.state, claim.act) {
            (State::Confirmed, _) => Verdict::Confirmed,
            (State::Refused, Act::Refuse) => Verdict::Refused,
            (State::Refused, Act::Confirm) => Verdict::Unknown,
            (State::Open, Act::Confirm) => {
                mail.state = State::Confirmed;
                self.confirmed.push(mail.signing);
                Verdict::Confirmed
            }
            (State::Open, Act::Refuse) => {
                let tag = mail.tag;
                self.refused.insert(tag);
                for other in mailed.iter_mut().filter(|other| other.tag == tag) {
                    other.refuse();
                }
                Verdict::Refused
            }
        }
    }
}

/// The mail that a claim has read. A wrong code costs every open mail of its address a try.
fn find(mailed: &mut [Mailed], claim: &Claim) -> Option<usize> {
    let in_time = |mail: &Mailed| mail.day >= claim.since;
    match &claim.proof {
        Proof::Token(hash) => mailed
            .iter()
            .position(|mail| mail.token_hash == *hash && in_time(mail)),
        Proof::Code { tag, code_hash } => {
            let takes_codes =
                |mail: &Mailed| mail.tag == *tag && mail.tries < TRIES && in_time(mail);
            let found = mailed
                .iter()
                .position(|mail| takes_codes(mail) && mail.code_hash == *code_hash);
            if found.is_none() {
                for mail in mailed.iter_mut().filter(|mail| takes_codes(mail)) {
                    mail.tries += 1;
                    mail.tried_wrongly = true;
                }
            }
            found
        }
    }
}
