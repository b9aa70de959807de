//! Batches, written to a file of their own.

use std::collections::BTreeMap;

use crate::store::{
    BatchOutcome, ExportedSigning, NewSigning, PetitionId, Selection, StoreError,
    sqlite::{
        SqliteStore,
        test_data::{signing, store},
    },
};

fn outcome(counted: &[(PetitionId, u64)], duplicates: u64) -> BatchOutcome {
    BatchOutcome {
        counted: counted.iter().copied().collect(),
        duplicates,
    }
}

/// All that the store holds.
async fn exported(store: &SqliteStore) -> Vec<ExportedSigning> {
    let all = Selection {
        section: "fr",
        campaign: None,
        petition: None,
    };
    let mut signings = Vec::new();
    let each = |signing| {
        signings.push(signing);
        Ok::<(), StoreError>(())
    };
    store.export(all, each).await.unwrap();
    signings
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

    let states: Vec<Vec<String>> = exported(&store)
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

    let exported = exported(&store).await;
    let records: Vec<Vec<u8>> = exported.iter().map(|one| one.record.clone()).collect();
    let sent: Vec<Vec<u8>> = batch.iter().map(|one| one.record.to_vec()).collect();
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
    assert_eq!(exported(&store).await.len(), 1);
    assert_eq!(store.counts().await.unwrap()[&one], 1);

    // And on again with a new connection.
    let written = writer.write(batch[..1].iter()).await.unwrap();
    assert_eq!(written, outcome(&[(one, 1)], 0));
}
