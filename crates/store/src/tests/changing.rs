//! What happens to stored signings: withdrawn, changed, expired, forgotten.

use std::collections::BTreeMap;

use marathon_domain::SignatureState::{self, Counted, Duplicate, Withdrawn};

use super::{
    data::{TestStore, batch, mailed, section_counts, signing, withdrawal, write},
    on_both,
};
use crate::{Change, ChangeReply, Expiry, ForgottenRows, NewAmendment, RemovedRows};

on_both!(
    when_a_counted_signature_is_withdrawn_the_oldest_other_one_counts,
    amendments_are_numbered_and_go_with_their_signing,
    what_is_over_goes_and_its_number_stays,
    who_is_forgotten_goes_on_counting_as_a_number,
    who_is_forgotten_twice_at_once_takes_nobody_with_them,
);

async fn when_a_counted_signature_is_withdrawn_the_oldest_other_one_counts(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let signings = [
        signing(1, 1, &[one, two]),
        signing(3, 1, &[one]),
        signing(5, 1, &[one]),
        signing(7, 2, &[one]),
    ];
    writer.write(&mut batch(&signings)).await.unwrap();

    let (written, replies) = write(&mut writer, &[withdrawal(&[1], Some(one))]).await;
    assert_eq!((written.withdrawn, written.counted[&one]), (1, 0));
    assert!(matches!(&replies[..], [ChangeReply::Withdrawn(_)]));
    let states = |signing: &crate::ExportedSigning| -> Vec<SignatureState> {
        let signatures = signing.signatures.iter();
        signatures.map(|one| one.state).collect()
    };
    let exported = store.all().await;
    assert_eq!(states(&exported[0]), [Withdrawn, Counted]);
    assert_eq!(states(&exported[1]), [Counted]);
    assert_eq!(states(&exported[2]), [Duplicate]);
    assert!(!exported[0].sealed.is_empty());

    // Both others at once: neither counts instead of the other. A second withdrawal changes nothing.
    for _ in 0..2 {
        write(&mut writer, &[withdrawal(&[3, 5], None)]).await;
        assert_eq!(
            store.counts().await.unwrap(),
            BTreeMap::from([(one, 1), (two, 1)])
        );
    }
    let exported = store.all().await;
    assert_eq!(states(&exported[2]), [Withdrawn]);
    assert!(exported[1].sealed.is_empty() && exported[2].country.is_empty());
    let own = store.signings_of(&[[9; 32], [1; 32]]).await.unwrap();
    assert_eq!(own[0].signatures[1], ("two".to_owned(), Counted));
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn amendments_are_numbered_and_go_with_their_signing(store: TestStore) {
    let mut writer = store.writer();
    let signings = [signing(1, 1, &[store.one])];
    writer.write(&mut batch(&signings)).await.unwrap();
    let amend = |number: u8| {
        Change::Amend(vec![NewAmendment {
            record: vec![1; 16],
            number: number.into(),
            key_id: "key".to_owned(),
            schema: 2,
            sealed: vec![number, 0xaf],
        }])
    };
    let (_, replies) = write(&mut writer, &[amend(1), amend(2), amend(2)]).await;
    assert_eq!(
        replies,
        [
            ChangeReply::Applied,
            ChangeReply::Applied,
            ChangeReply::Stale
        ]
    );
    let amendments = &store.all().await[0].amendments;
    assert_eq!((amendments[1].number, amendments[1].schema), (2, 2));
    assert_eq!(amendments[1].sealed, [2, 0xaf]);
    assert_eq!(store.signings_of(&[[1; 32]]).await.unwrap()[0].amended, 2);

    let withdrawn = [withdrawal(&[1], None), amend(3)];
    let (_, replies) = write(&mut writer, &withdrawn).await;
    assert!(matches!(
        &replies[..],
        [ChangeReply::Withdrawn(_), ChangeReply::Applied]
    ));
    assert_eq!(store.all().await[0].amendments.len(), 0);
}

async fn what_is_over_goes_and_its_number_stays(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let mut signings = [
        signing(1, 1, &[one, two]),
        signing(3, 1, &[one]),
        mailed(5, 5, &[one]),
        signing(7, 7, &[one]),
    ];
    signings[3].day = "2026-12-05".to_owned();
    signings[3].section = "int".to_owned();
    writer.write(&mut batch(&signings)).await.unwrap();
    let mut expire = async |unconfirmed: &str, all: Option<&str>| {
        let expiry = Expiry {
            unconfirmed_before: unconfirmed.to_owned(),
            all_before: all.map(str::to_owned),
        };
        write(&mut writer, &[expiry]).await.1[0]
    };
    let nothing = RemovedRows::default();
    assert_eq!(expire("2026-11-30", None).await, nothing);
    let unconfirmed = RemovedRows {
        confirmations: 1,
        unconfirmed: 1,
        ..nothing
    };
    assert_eq!(expire("2026-12-01", None).await, unconfirmed);
    let signings = RemovedRows {
        signings: 2,
        ..nothing
    };
    assert_eq!(expire("2026-12-01", Some("2026-12-01")).await, signings);
    assert_eq!(expire("2026-12-01", Some("2026-12-01")).await, nothing);
    assert!(!store.tags_are_gone().await.unwrap());
    assert_eq!(
        section_counts(&store).await,
        [
            ("fr".to_owned(), one, 1),
            ("fr".to_owned(), two, 1),
            ("int".to_owned(), one, 1)
        ]
    );
    assert_eq!(expire("2026-12-01", Some("2026-12-06")).await.signings, 1);
    assert!(store.tags_are_gone().await.unwrap());
    let counts = BTreeMap::from([(one, 2), (two, 1)]);
    assert_eq!(store.counts().await.unwrap(), counts);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// The number of a row that was already removed may belong to somebody else by then.
async fn who_is_forgotten_twice_at_once_takes_nobody_with_them(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    writer
        .write(&mut batch(&[signing(1, 1, &[one])]))
        .await
        .unwrap();
    let tags = [[1; 32]];
    let first = store.find(&tags).await.unwrap();
    let second = store.find(&tags).await.unwrap();
    assert_eq!(store.forget(&tags, first).await.unwrap().signings, 1);
    writer
        .write(&mut batch(&[signing(3, 2, &[one])]))
        .await
        .unwrap();
    let forgotten = store.forget(&tags, second).await.unwrap();
    assert_eq!(forgotten, ForgottenRows::default());
    assert_eq!(store.all().await.len(), 1);
}

async fn who_is_forgotten_goes_on_counting_as_a_number(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let signings = [
        signing(1, 1, &[one, two]),
        mailed(3, 1, &[one]),
        signing(5, 2, &[one]),
    ];
    writer.write(&mut batch(&signings)).await.unwrap();
    assert_eq!(store.campaigns().await.unwrap(), ["test-2026"]);
    let forgotten = ForgottenRows {
        signings: 2,
        signatures: 3,
        counted: 2,
        letters: 0,
        mails: 1,
        suppressed: false,
    };
    let (tags, one_tag) = ([[8; 32], [1; 32]], [[1; 32]]);
    let found = store.find(&tags).await.unwrap();
    assert_eq!(store.forget(&tags, found).await.unwrap(), forgotten);
    let found = store.find(&one_tag).await.unwrap();
    // Two signings come between the search and the lock.
    let meanwhile = [signing(7, 1, &[two]), mailed(9, 1, &[one])];
    writer.write(&mut batch(&meanwhile)).await.unwrap();
    let forgotten = ForgottenRows {
        signings: 2,
        signatures: 2,
        counted: 1,
        letters: 0,
        mails: 1,
        suppressed: false,
    };
    assert_eq!(store.forget(&one_tag, found).await.unwrap(), forgotten);
    let found = store.find(&one_tag).await.unwrap();
    let nothing = ForgottenRows::default();
    assert_eq!(store.forget(&one_tag, found).await.unwrap(), nothing);
    assert!(!store.unsuppress(&[[1; 32]]).await.unwrap());
    assert_eq!(store.all().await.len(), 1);
    let counts = BTreeMap::from([(one, 2), (two, 2)]);
    assert_eq!(store.counts().await.unwrap(), counts);
    assert_eq!(store.audit().await.unwrap(), []);
}
