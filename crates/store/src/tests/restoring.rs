//! What was withdrawn is restored by the data that its withdrawal gave out, and by nothing else.

use std::fmt::Debug;

use marathon_domain::SignatureState::{self, Counted, Duplicate, SetAside, Withdrawn};

use super::{
    data::{TestStore, batch, claim, mailed, section_counts, signing, withdrawal, write},
    on_both,
    setting_aside::{alike, counts, put_back, records, set_aside, somebody, states},
};
use crate::{
    Change, ChangeReply, Choice, ExportedSigning, NewAmendment, PetitionId, StoreError,
    StoreWriter, WithdrawnSigning,
};

on_both!(
    what_was_withdrawn_stands_again_with_all_that_it_held,
    who_has_signed_again_meanwhile_counts_once,
    what_was_withdrawn_last_comes_back_first,
    what_was_set_aside_is_so_again,
    what_is_gone_or_was_not_given_stays_away,
);

async fn withdraw(
    writer: &mut StoreWriter,
    records: &[u8],
    petition: Option<PetitionId>,
) -> Vec<WithdrawnSigning> {
    let (_, mut replies) = write(writer, &[withdrawal(records, petition)]).await;
    match replies.pop() {
        Some(ChangeReply::Withdrawn(withdrawn)) => withdrawn,
        other => panic!("{other:?}"),
    }
}

async fn restore(writer: &mut StoreWriter, withdrawn: &[WithdrawnSigning]) -> (ChangeReply, u64) {
    let change = [Change::Restore(withdrawn.to_vec())];
    let (outcome, mut replies) = write(writer, &change).await;
    (replies.remove(0), outcome.restored)
}

/// A signing as the section receives it.
#[derive(Debug, PartialEq)]
struct Held {
    country: String,
    sealed: Vec<u8>,
    states: Vec<SignatureState>,
    amendments: Vec<(i64, String, u16, Vec<u8>)>,
}

async fn held(store: &TestStore) -> Vec<Held> {
    let signings = store.all().await.into_iter();
    let of = |signing: ExportedSigning| Held {
        country: signing.country,
        sealed: signing.sealed,
        states: signing.signatures.iter().map(|one| one.state).collect(),
        amendments: signing
            .amendments
            .into_iter()
            .map(|one| (one.number, one.key_id, one.schema, one.sealed))
            .collect(),
    };
    signings.map(of).collect()
}

/// The counts by petition, by section, and by source.
async fn numbers(store: &TestStore) -> impl PartialEq + Debug {
    let mut totals = Vec::new();
    let each = |by, total| {
        totals.push((by, total));
        Ok::<(), StoreError>(())
    };
    store.totals(each).await.unwrap();
    let counts = store.counts().await.unwrap();
    (counts, section_counts(store).await, totals)
}

async fn what_was_withdrawn_stands_again_with_all_that_it_held(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let mut first = signing(1, 1, &[one, two]);
    first.source = Some("le-site".to_owned());
    writer
        .write(&mut batch(&[first, signing(3, 3, &[one])]))
        .await
        .unwrap();
    let amendment = NewAmendment {
        record: vec![1; 16],
        number: 1,
        key_id: "key".to_owned(),
        schema: 2,
        sealed: vec![0xaf; 300],
    };
    write(&mut writer, &[Change::Amend(vec![amendment])]).await;
    let as_it_was = held(&store).await;
    let counted = numbers(&store).await;

    let withdrawn = withdraw(&mut writer, &[1], None).await;
    let gone = store.all().await;
    assert!(gone[0].sealed.is_empty() && gone[0].amendments.is_empty());
    assert_eq!(store.counts().await.unwrap()[&one], 1);
    for restored in [2, 0] {
        // A second restore changes nothing.
        let done = restore(&mut writer, &withdrawn).await;
        assert_eq!(done, (ChangeReply::Applied, restored));
        assert_eq!(numbers(&store).await, counted);
        assert_eq!(held(&store).await, as_it_was);
    }
    assert_eq!(store.audit().await.unwrap(), []);
    assert_eq!(store.signings_of(&[[1; 32]]).await.unwrap()[0].amended, 1);
    // It is found by its tag and its trace, as before.
    assert!(store.knows_tag(&[1; 32]).await.unwrap());
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let of_its_network = alike(|alike| alike.networks = vec![[1; 8]]);
    assert_eq!(set_aside(&mut writer, &amina, 7, of_its_network).await, 2);
}

async fn who_has_signed_again_meanwhile_counts_once(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    writer
        .write(&mut batch(&[signing(1, 1, &[one])]))
        .await
        .unwrap();
    let withdrawn = withdraw(&mut writer, &[1], None).await;
    writer
        .write(&mut batch(&[signing(3, 1, &[one])]))
        .await
        .unwrap();
    let done = restore(&mut writer, &withdrawn).await;
    assert_eq!(done, (ChangeReply::Applied, 0));
    assert_eq!(states(&store).await, [(1, Duplicate), (3, Counted)]);
    // It belongs to the address again: it counts once the other one is withdrawn.
    let other = withdraw(&mut writer, &[3], None).await;
    assert_eq!(states(&store).await, [(1, Counted), (3, Withdrawn)]);
    restore(&mut writer, &other).await;
    assert_eq!(states(&store).await, [(1, Counted), (3, Duplicate)]);
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// Only the withdrawal that erased the sealed data can bring it back.
async fn what_was_withdrawn_last_comes_back_first(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    writer
        .write(&mut batch(&[signing(1, 1, &[one, two])]))
        .await
        .unwrap();
    let first = withdraw(&mut writer, &[1], Some(one)).await;
    assert!(first[0].erased.is_none(), "it stands in the store");
    let last = withdraw(&mut writer, &[1], Some(two)).await;
    assert!(last[0].erased.is_some());

    assert_eq!(
        restore(&mut writer, &first).await,
        (ChangeReply::Gone, 0),
        "nothing would be sealed"
    );
    assert_eq!(store.counts().await.unwrap()[&one], 0);
    assert_eq!(restore(&mut writer, &last).await, (ChangeReply::Applied, 1));
    assert_eq!(store.counts().await.unwrap()[&one], 0);
    assert_eq!(
        restore(&mut writer, &first).await,
        (ChangeReply::Applied, 1)
    );
    assert_eq!(store.counts().await.unwrap()[&one], 1);
    assert_eq!(store.all().await[0].sealed, vec![1; 300]);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// Nobody makes a false signature count by withdrawing it and coming back.
async fn what_was_set_aside_is_so_again(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    writer
        .write(&mut batch(
            &[1, 2].map(|number| signing(number, number, &[one])),
        ))
        .await
        .unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    set_aside(&mut writer, &amina, 7, records(&[1])).await;
    let withdrawn = withdraw(&mut writer, &[1], None).await;
    let done = restore(&mut writer, &withdrawn).await;
    assert_eq!(done, (ChangeReply::Applied, 0));
    assert_eq!(states(&store).await, [(1, SetAside), (2, Counted)]);
    assert_eq!(counts(&store).await.0, 1);

    // Meanwhile the address signed again, and that was set aside too: one of the two comes back.
    let withdrawn = withdraw(&mut writer, &[1], None).await;
    writer
        .write(&mut batch(&[signing(3, 1, &[one])]))
        .await
        .unwrap();
    set_aside(&mut writer, &amina, 8, records(&[3])).await;
    restore(&mut writer, &withdrawn).await;
    assert_eq!(put_back(&mut writer, &amina, 7, None).await, 1);
    assert_eq!(put_back(&mut writer, &amina, 8, None).await, 1);
    assert_eq!(counts(&store).await.0, 2);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn what_is_gone_or_was_not_given_stays_away(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    writer
        .write(&mut batch(&[
            signing(1, 1, &[one]),
            mailed(2, 2, &[one]),
            mailed(4, 4, &[one]),
        ]))
        .await
        .unwrap();
    let confirmed = claim(4, Choice::Confirm);
    write(&mut writer, &[confirmed]).await;
    // Its address has not answered yet: there is no signature to give back.
    assert_eq!(withdraw(&mut writer, &[2], None).await, []);
    let of_the_mail = withdraw(&mut writer, &[4], None).await;
    assert_eq!(
        restore(&mut writer, &of_the_mail).await,
        (ChangeReply::Applied, 1)
    );

    // With another receipt it is not found.
    let mut withdrawn = withdraw(&mut writer, &[1], None).await;
    withdrawn[0].receipt_hash = [9; 32];
    assert_eq!(
        restore(&mut writer, &withdrawn).await,
        (ChangeReply::Gone, 0)
    );
    withdrawn[0].receipt_hash = [1; 32];
    withdrawn[0].record = [9; 16];
    assert_eq!(
        restore(&mut writer, &withdrawn).await,
        (ChangeReply::Gone, 0)
    );
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(store.audit().await.unwrap(), []);
}
