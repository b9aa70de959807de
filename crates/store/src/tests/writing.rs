//! Batches, written to a database of their own.

use std::collections::BTreeMap;

use marathon_domain::SignatureState;

use super::{
    data::{TestStore, batch, claim, mailed, signing, write},
    on_both,
};
use crate::{
    BatchOutcome, Choice, Claim, Confirmable, NewSigning, PetitionId, Verdict, place::Part,
};

on_both!(
    of_an_address_that_comes_twice_in_a_batch_the_first_counts,
    a_batch_of_many_statements_is_whole,
    what_is_not_confirmed_is_in_no_count_and_no_export,
);

/// Country and day of every signing of these tests.
fn parts() -> [Part; 2] {
    [
        Part::Country("FR".to_owned()),
        Part::Day("2026-11-30".to_owned()),
    ]
}

fn outcome(counted: &[(PetitionId, i64)], duplicates: u64) -> BatchOutcome {
    BatchOutcome {
        counted: counted.iter().copied().collect(),
        counted_by_section: counted
            .iter()
            .map(|(petition, number)| (("fr".to_owned(), *petition), *number))
            .collect(),
        counted_by_part: counted
            .iter()
            .flat_map(|(petition, number)| parts().map(|part| ((part, *petition), *number)))
            .collect(),
        duplicates,
        ..BatchOutcome::default()
    }
}

async fn of_an_address_that_comes_twice_in_a_batch_the_first_counts(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let signings = [
        signing(1, 1, &[one]),
        signing(2, 1, &[two, one]),
        signing(3, 2, &[one]),
        signing(4, 1, &[one]),
    ];
    let written = writer.write(&mut batch(&signings)).await.unwrap();
    assert_eq!(written, outcome(&[(one, 2), (two, 1)], 2));

    let again = [signing(5, 2, &[one, two]), signing(6, 2, &[two])];
    let written = writer.write(&mut batch(&again)).await.unwrap();
    assert_eq!(written, outcome(&[(two, 1)], 2));

    let states: Vec<Vec<SignatureState>> = store
        .all()
        .await
        .into_iter()
        .map(|signing| {
            signing
                .signatures
                .into_iter()
                .map(|one| one.state)
                .collect()
        })
        .collect();
    let (counted, duplicate) = (SignatureState::Counted, SignatureState::Duplicate);
    let expected = [
        vec![counted],
        vec![duplicate, counted],
        vec![counted],
        vec![duplicate],
        vec![duplicate, counted],
        vec![duplicate],
    ];
    assert_eq!(states, expected);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn a_batch_of_many_statements_is_whole(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    // Every person signs twice, far enough apart to be in another statement.
    let signings: Vec<NewSigning> = (0..200)
        .map(|record| signing(record, record % 100, &[one, two]))
        .collect();
    let written = writer.write(&mut batch(&signings)).await.unwrap();
    assert_eq!(written, outcome(&[(one, 100), (two, 100)], 200));

    let exported = store.all().await;
    let records: Vec<Vec<u8>> = exported.iter().map(|one| one.record.clone()).collect();
    let sent: Vec<Vec<u8>> = signings.iter().map(|one| one.record.to_vec()).collect();
    assert_eq!(records, sent);
    assert!(exported.iter().all(|one| one.signatures.len() == 2));
    let digest = store.request_digest(&[102; 32]).await.unwrap();
    assert_eq!(digest, Some(vec![2; 32]));
    assert_eq!(store.request_digest(&[101; 32]).await.unwrap(), None);
    assert_eq!(
        store.counts().await.unwrap(),
        BTreeMap::from([(one, 100), (two, 100)])
    );
}

/// A server never lets a second request with the same key come this far: something is very wrong.
#[tokio::test]
async fn a_key_that_is_stored_already_leaves_nothing_of_the_batch_on_sqlite() {
    let store = TestStore::sqlite().await;
    let one = store.one;
    let mut writer = store.writer();
    writer
        .write(&mut batch(&[signing(2, 1, &[one])]))
        .await
        .unwrap();
    let mut repeated = signing(3, 2, &[one]);
    repeated.idempotency = signing(2, 1, &[]).idempotency;
    let signings = [signing(4, 3, &[one]), repeated];
    assert!(writer.write(&mut batch(&signings)).await.is_err());
    assert_eq!(store.all().await.len(), 1);
    assert_eq!(store.counts().await.unwrap()[&one], 1);

    // And on again with a new connection.
    let written = writer.write(&mut batch(&signings[..1])).await.unwrap();
    assert_eq!(written, outcome(&[(one, 1)], 0));
}

async fn what_is_not_confirmed_is_in_no_count_and_no_export(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    // More than one statement's worth, and one person twice.
    let signings: Vec<NewSigning> = (0..100)
        .map(|record| mailed(record, record.max(1), &[one, two]))
        .collect();
    let written = writer.write(&mut batch(&signings)).await.unwrap();
    assert_eq!((written.mails, written.counted.len()), (100, 0));
    assert_eq!(store.all().await.len(), 0);

    let mut claims: Vec<Claim> = (0..90).map(|token| claim(token, Choice::Confirm)).collect();
    claims.extend([claim(95, Choice::Refuse), claim(200, Choice::Confirm)]);
    let (settled, verdicts) = write(&mut writer, &claims).await;
    assert_eq!(settled.counted, BTreeMap::from([(one, 89), (two, 89)]));
    assert_eq!(settled.duplicates, 2);
    assert!(verdicts[..90].iter().zip(0..).all(|(one, token)| *one
        == Verdict::Confirmed {
            what: Confirmable::Signing,
            token_hash: [token; 32],
        }));
    assert_eq!(verdicts[90..], [Verdict::Refused, Verdict::Unknown]);
    assert_eq!(store.all().await.len(), 90);
    assert_eq!(store.audit().await.unwrap(), []);
    // The mail of the refused one no longer waits.
    assert_eq!(store.due_mails(0, 1000).await.unwrap().len(), 99);
}
