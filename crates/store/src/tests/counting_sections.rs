//! The kept count of each section.

use super::{
    data::{TestStore, batch, claim, mailed, section_counts, signing, withdrawal, write},
    on_both,
};
use crate::{Choice, Difference, Expiry, PetitionId, Store};

on_both!(
    a_section_count_follows_the_signatures_of_its_supporters,
    a_section_count_stays_when_rows_go,
    what_was_signed_before_counts_were_kept_is_counted_once,
    the_audit_finds_a_section_count_that_is_wrong,
);

async fn of(store: &Store, petition: PetitionId) -> Vec<(String, u64)> {
    let counts = section_counts(store).await.into_iter();
    counts
        .filter(|(_, of, _)| *of == petition)
        .map(|(section, _, counted)| (section, counted))
        .collect()
}

fn counts(fr: u64, int: u64) -> [(String, u64); 2] {
    [("fr".to_owned(), fr), ("int".to_owned(), int)]
}

async fn a_section_count_follows_the_signatures_of_its_supporters(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let mut signings = [
        signing(1, 1, &[one, two]),
        signing(3, 2, &[one]),
        // The same address again, from another section.
        signing(5, 1, &[one]),
        signing(7, 4, &[one]),
        mailed(9, 5, &[one]),
    ];
    for abroad in [2, 3, 4] {
        signings[abroad].section = "int".to_owned();
    }
    writer.write(&mut batch(&signings)).await.unwrap();
    assert_eq!(of(&store, one).await, counts(2, 1));
    assert_eq!(of(&store, two).await, counts(1, 0)[..1]);

    // The signing in the other section counts instead.
    write(&mut writer, &[withdrawal(&[1], None)]).await;
    assert_eq!(of(&store, one).await, counts(1, 2));
    assert_eq!(of(&store, two).await, counts(0, 0)[..1]);

    let confirmation = claim(9, Choice::Confirm);
    write(&mut writer, &[confirmation]).await;
    assert_eq!(of(&store, one).await, counts(1, 3));
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn a_section_count_stays_when_rows_go(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let mut signings = [1, 3, 5].map(|record| signing(record, record, &[one]));
    signings[2].section = "int".to_owned();
    writer.write(&mut batch(&signings)).await.unwrap();
    let tags = [[1; 32]];
    let found = store.find(&tags).await.unwrap();
    assert_eq!(store.forget(&tags, found).await.unwrap().counted, 1);
    assert_eq!(of(&store, one).await, counts(2, 1));
    assert_eq!(store.audit().await.unwrap(), []);

    let expiry = Expiry {
        unconfirmed_before: "2026-12-01".to_owned(),
        all_before: Some("2026-12-01".to_owned()),
    };
    assert_eq!(write(&mut writer, &[expiry]).await.1[0].signings, 2);
    assert_eq!(of(&store, one).await, counts(2, 1));
    assert_eq!(store.audit().await.unwrap(), []);
}

/// As if an earlier version of this program had written all of it.
async fn what_was_signed_before_counts_were_kept_is_counted_once(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut signings = [
        signing(1, 1, &[one, two]),
        signing(3, 1, &[one]),
        mailed(5, 2, &[one]),
        signing(7, 3, &[one]),
    ];
    signings[3].section = "int".to_owned();
    store.writer().write(&mut batch(&signings)).await.unwrap();
    let before = section_counts(&store).await;
    store
        .run(&[
            "DROP TABLE section_counts",
            "DELETE FROM _sqlx_migrations WHERE version = 7",
        ])
        .await;
    let store = store.open_again().await;
    assert_eq!(section_counts(&store).await, before);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn the_audit_finds_a_section_count_that_is_wrong(store: TestStore) {
    let signings = [signing(1, 1, &[store.one, store.two])];
    store.writer().write(&mut batch(&signings)).await.unwrap();
    store
        .run(&[
            "UPDATE section_counts SET counted = 3 WHERE petition = (SELECT MIN(id) FROM petitions)",
            "DELETE FROM section_counts WHERE petition = (SELECT MAX(id) FROM petitions)",
        ])
        .await;
    let wrong = |petition: &str, kept| Difference {
        petition: petition.to_owned(),
        kept,
        exact: 1,
    };
    let found = store.audit().await.unwrap();
    assert_eq!(
        found,
        [wrong("one (sections)", 3), wrong("two (sections)", 0)]
    );
}
