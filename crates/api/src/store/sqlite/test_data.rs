//! A small store, and signings to put into it.

use crate::{
    hashes::Idempotency,
    store::{Batch, NewSigning, PetitionId, sqlite::SqliteStore},
};

/// Of a person, who is a number; so is the record.
pub fn signing(record: u8, person: u8, petitions: &[PetitionId]) -> NewSigning {
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
        mail: None,
    }
}

/// A batch of signings alone.
pub fn batch(signings: &[NewSigning]) -> Batch<'_> {
    Batch {
        signings: signings.iter().collect(),
        ..Batch::default()
    }
}

/// A store with two petitions.
pub async fn store(folder: &tempfile::TempDir) -> (SqliteStore, [PetitionId; 2]) {
    let store = SqliteStore::open(&folder.path().join("test.db"))
        .await
        .unwrap();
    let slugs = ["one", "two"].map(|slug| slug.parse().unwrap());
    let known = store.know_petitions(&slugs).await.unwrap();
    (store, slugs.map(|slug| known[&slug]))
}
