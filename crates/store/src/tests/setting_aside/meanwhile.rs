//! What signers, mails and time do while signatures are set aside.

use marathon_domain::SignatureState::{Counted, Pending, SetAside, Withdrawn};

use super::{
    super::{
        data::{TestStore, batch, claim, mailed, signing, withdrawal, write},
        on_both,
    },
    TODAY, alike, counts, put_back, records, row, set_aside, somebody, states,
};
use crate::{Choice, Expiry, OldTraces};

on_both!(
    what_waits_for_its_address_is_set_aside_too,
    what_is_set_aside_can_be_withdrawn_and_goes_with_the_rest,
    receipts_and_exports_say_what_they_said,
    traces_go_alone_and_with_their_signings,
);

async fn what_waits_for_its_address_is_set_aside_too(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let signings = [1, 2, 3, 4].map(|number| mailed(number, number, &[one]));
    writer.write(&mut batch(&signings)).await.unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    assert_eq!(
        set_aside(&mut writer, &amina, 7, records(&[1, 2, 3, 4])).await,
        4
    );
    assert_eq!(states(&store).await, [], "what waits is in no export");

    // They answer their mails as if nothing had happened, and nothing counts.
    write(&mut writer, &[claim(1, Choice::Confirm)]).await;
    write(&mut writer, &[claim(2, Choice::Refuse)]).await;
    assert_eq!(counts(&store).await.0, 0);
    assert_eq!(states(&store).await, [(1, SetAside)]);
    write(&mut writer, &[withdrawal(&[3], None)]).await;

    assert_eq!(put_back(&mut writer, &amina, 7, None).await, 2);
    assert_eq!(counts(&store).await.0, 1);
    write(&mut writer, &[claim(4, Choice::Confirm)]).await;
    assert_eq!(counts(&store).await.0, 2);
    assert_eq!(states(&store).await, [(1, Counted), (4, Counted)]);

    // An unconfirmed signing is deleted all the same.
    writer
        .write(&mut batch(&[mailed(5, 5, &[one])]))
        .await
        .unwrap();
    set_aside(&mut writer, &amina, 8, records(&[5])).await;
    let expiry = Expiry {
        unconfirmed_before: TODAY.to_owned(),
        all_before: None,
    };
    assert_eq!(write(&mut writer, &[expiry]).await.1[0].unconfirmed, 3);
    assert_eq!(put_back(&mut writer, &amina, 8, None).await, 0);
    assert_eq!(states(&store).await, [(1, Counted), (4, Counted)]);
}

async fn what_is_set_aside_can_be_withdrawn_and_goes_with_the_rest(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let signings = [1, 2, 3].map(|number| signing(number, number, &[one]));
    writer.write(&mut batch(&signings)).await.unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    set_aside(&mut writer, &amina, 7, records(&[1, 2])).await;
    let outcome = write(&mut writer, &[withdrawal(&[1], None)]).await.0;
    assert_eq!(outcome.withdrawn, 0, "it did not count");
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(
        states(&store).await,
        [(1, Withdrawn), (2, SetAside), (3, Counted)]
    );
    assert_eq!(row(&store, 7).await.signatures, 1);

    // A forgotten signature was not counted, and nothing counts it later.
    let found = store.find(&[[2; 32]]).await.unwrap();
    store.forget(&[[2; 32]], found).await.unwrap();
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(put_back(&mut writer, &amina, 7, None).await, 0);
    assert_eq!(counts(&store).await.0, 1);
    let expiry = Expiry {
        unconfirmed_before: "2026-12-02".to_owned(),
        all_before: Some("2026-12-02".to_owned()),
    };
    let gone = write(&mut writer, &[expiry]).await.1[0];
    // The set-aside, and two entries of the trail.
    assert_eq!((gone.signings, gone.moderated), (2, 3));
    assert_eq!(counts(&store).await.0, 1);
}

async fn receipts_and_exports_say_what_they_said(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let signings = [
        signing(1, 1, &[one, two]),
        signing(2, 1, &[one]),
        mailed(3, 3, &[one]),
        signing(4, 4, &[one]),
    ];
    writer.write(&mut batch(&signings)).await.unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let told = async || {
        let receipts: Vec<_> = (1..=4).map(|record| [record; 32]).collect();
        let signings = store.signings_of(&receipts).await.unwrap();
        let signatures = signings.into_iter().map(|signing| signing.signatures);
        signatures.collect::<Vec<_>>()
    };
    let before = told().await;
    assert_eq!(before[2], [("one".to_owned(), Pending)]);
    set_aside(&mut writer, &amina, 7, records(&[1, 2, 3])).await;
    assert_eq!(told().await, before);

    let exported = store.all().await;
    let of: Vec<u8> = exported.iter().map(|signing| signing.record[0]).collect();
    assert_eq!(of, [4], "what is false is handed over to nobody");
    assert_eq!(
        states(&store).await,
        [(1, SetAside), (2, SetAside), (4, Counted)]
    );
}

async fn traces_go_alone_and_with_their_signings(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let mut signings = [1, 2, 3, 4, 5].map(|number| signing(number, number, &[one]));
    signings[3].day = "2026-12-01".to_owned();
    signings[4].day = "2031-01-01".to_owned();
    writer.write(&mut batch(&signings)).await.unwrap();
    writer
        .write(&mut batch(&[mailed(6, 6, &[one])]))
        .await
        .unwrap();
    let traced = async |numbers: [u8; 6]| {
        let networks = numbers.map(|number| [number; 8]).to_vec();
        let selection = alike(|alike| alike.networks = networks);
        store.selected("fr", &selection).await.unwrap().signings
    };
    assert_eq!(traced([1, 2, 3, 4, 5, 6]).await, 6);
    write(&mut writer, &[withdrawal(&[1], None)]).await;
    write(&mut writer, &[claim(6, Choice::Refuse)]).await;
    let found = store.find(&[[2; 32]]).await.unwrap();
    store.forget(&[[2; 32]], found).await.unwrap();
    // The next signing takes a number that has become free.
    writer
        .write(&mut batch(&[signing(7, 7, &[one])]))
        .await
        .unwrap();
    assert_eq!(traced([1, 2, 3, 4, 5, 6]).await, 3);

    let old = OldTraces {
        before: "2026-12-01".to_owned(),
        after: "2026-12-02".to_owned(),
    };
    assert!(store.has_old_traces(&old).await.unwrap());
    assert_eq!(write(&mut writer, std::slice::from_ref(&old)).await.1, [3]);
    assert!(!store.has_old_traces(&old).await.unwrap());
    assert_eq!(traced([3, 4, 5, 6, 7, 0]).await, 1);
    assert_eq!(
        counts(&store).await.0,
        5,
        "the signings stay, and what is forgotten counts"
    );
}
