//! Batches, written to a file of their own.

use std::collections::BTreeMap;

use crate::{
    hashes::Idempotency,
    store::{BatchOutcome, NewSigning, PetitionId, sqlite::SqliteStore},
};

/// Of a person, who is a number; so is the record.
fn signing(record: u8, person: u8, petitions: &[PetitionId]) -> NewSigning {
    NewSigning {
        record: [record; 16],
        campaign: "test-2026".to_owned(),
        section: "fr".to_owned(),
        key_id: "key".to_owned(),
        schema: 1,
        country: "FR".to_owned(),
        day: "2026-11-30".to_owned(),
        source: None,
        sealed: vec![record; 300],
        receipt_hash: [record; 32],
        idempotency: record.is_multiple_of(2).then_some(Idempotency {
            key: [record; 32],
            digest: [person; 32],
        }),
        tag: [person; 32],
        petitions: petitions.to_vec(),
    }
}

fn outcome(counted: &[(PetitionId, u64)], duplicates: u64) -> BatchOutcome {
    BatchOutcome {
        counted: counted.iter().copied().collect(),
        duplicates,
    }
}

/// A store with two petitions.
async fn store(folder: &tempfile::TempDir) -> (SqliteStore, [PetitionId; 2]) {
    let store = SqliteStore::open(&folder.path().join("test.db"))
        .await
        .unwrap();
    let slugs = ["one", "two"].map(|slug| slug.parse().unwrap());
    let known = store.know_petitions(&slugs).await.unwrap();
    (store, slugs.map(|slug| known[&slug]))
}

#[tokio::test]
async fn of_an_address_that_comes_twice_in_a_batch_the_first_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (store, [one, two]) = store(&folder).await;
    let mut writer = store.writer();
    let batch = [
        signing(1, 1, &[one]),
        signing(2, 1, &[two, one]),
        signing(3, 2, &[one]),
        signing(4, 1, &[one]),
    ];
    let written = writer.write(batch.iter()).await.unwrap();
    assert_eq!(written, outcome(&[(one, 2), (two, 1)], 2));

    let again = [signing(5, 2, &[one, two]), signing(6, 2, &[two])];
    let written = writer.write(again.iter()).await.unwrap();
    assert_eq!(written, outcome(&[(two, 1)], 2));

    let states: Vec<Vec<String>> = store
        .export("fr", 0, 10)
        .await
        .unwrap()
        .into_iter()
        .map(|(_, signing)| {
            signing
                .signatures
                .into_iter()
                .map(|one| one.state)
                .collect()
        })
        .collect();
    let (counted, duplicate) = ("counted", "duplicate");
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

#[tokio::test]
async fn a_batch_of_many_statements_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let (store, [one, two]) = store(&folder).await;
    let mut writer = store.writer();
    // Every person signs twice, so far apart that it is in another statement.
    let batch: Vec<NewSigning> = (0..200)
        .map(|record| signing(record, record % 100, &[one, two]))
        .collect();
    let written = writer.write(batch.iter()).await.unwrap();
    assert_eq!(written, outcome(&[(one, 100), (two, 100)], 200));

    let exported = store.export("fr", 0, 1000).await.unwrap();
    let records: Vec<Vec<u8>> = exported.iter().map(|(_, one)| one.record.clone()).collect();
    let sent: Vec<Vec<u8>> = batch.iter().map(|one| one.record.to_vec()).collect();
    assert_eq!(records, sent);
    assert!(exported.iter().all(|(_, one)| one.signatures.len() == 2));
    let digest = store.request_digest(&[102; 32]).await.unwrap();
    assert_eq!(digest, Some(vec![2; 32]));
    assert_eq!(store.request_digest(&[101; 32]).await.unwrap(), None);
    assert_eq!(
        store.counts().await.unwrap(),
        BTreeMap::from([(one, 100), (two, 100)])
    );
}

#[tokio::test]
async fn a_key_that_is_stored_already_leaves_nothing_of_the_batch() {
    let folder = tempfile::tempdir().unwrap();
    let (store, [one, _]) = store(&folder).await;
    let mut writer = store.writer();
    writer.write([signing(2, 1, &[one])].iter()).await.unwrap();
    let mut repeated = signing(3, 2, &[one]);
    repeated.idempotency = signing(2, 1, &[]).idempotency;
    let batch = [signing(4, 3, &[one]), repeated];
    assert!(writer.write(batch.iter()).await.is_err());
    assert_eq!(store.export("fr", 0, 10).await.unwrap().len(), 1);
    assert_eq!(store.counts().await.unwrap()[&one], 1);

    // And on again with a new connection.
    let written = writer.write(batch[..1].iter()).await.unwrap();
    assert_eq!(written, outcome(&[(one, 1)], 0));
}
