//! An unknown word is an error, and is never taken for another one.

use super::{
    data::{TestStore, batch, claim, mailed, signing, write},
    on_both,
};
use crate::{Choice, Claim, DatabaseUrl, StoreError, Task};

on_both!(
    the_state_of_a_mail_is_never_guessed,
    the_state_of_a_signature_is_never_guessed,
);

/// Lets a table hold a value that its rules forbid.
async fn spoil(store: &TestStore, rule: &'static str, statement: &'static str) {
    let allow = match &store.url {
        DatabaseUrl::Sqlite(_) => "PRAGMA ignore_check_constraints = ON",
        DatabaseUrl::Postgres(_) => rule,
    };
    store.run(&[allow, statement]).await;
}

async fn the_state_of_a_mail_is_never_guessed(store: TestStore) {
    let signings = [mailed(1, 1, &[store.one])];
    write(&mut store.writer(), &signings).await;
    spoil(
        &store,
        "ALTER TABLE confirmations DROP CONSTRAINT confirmations_state_check",
        "UPDATE confirmations SET state = 'lost'",
    )
    .await;
    let claim = claim(1, Choice::Confirm);
    let mut reply = None;
    let mut confirming = batch::<Claim>(&[]);
    confirming.add(Task::new(&claim, &mut reply));
    let written = store.writer().write(&mut confirming).await;
    assert!(matches!(written, Err(StoreError::Database(_))));
    assert_eq!(reply, None);
}

async fn the_state_of_a_signature_is_never_guessed(store: TestStore) {
    let signings = [signing(1, 1, &[store.one])];
    write(&mut store.writer(), &signings).await;
    spoil(
        &store,
        "ALTER TABLE signatures DROP CONSTRAINT signatures_state_check",
        "UPDATE signatures SET state = 'lost'",
    )
    .await;
    let own = store.signings_of(&[[1; 32]]).await;
    assert!(matches!(own, Err(StoreError::Database(_))));
    let exported = store.export(super::data::ALL, |_| Ok::<(), StoreError>(()));
    assert!(matches!(exported.await, Err(StoreError::Database(_))));
}
