//! Letters, written to a database of their own.

use std::collections::BTreeMap;

use marathon_domain::SignatureState::{self, Counted, Duplicate};

use super::{
    data::{ALL, TestStore, claim, write},
    on_both,
};
use crate::{
    AskedByMail, Batch, Choice, Claim, Confirmable, Expiry, ExportedKind, Idempotency, MailKind,
    NewLetter, PetitionId, PostedLetter, Proof, Selection, StoreError, Task, Verdict,
};

on_both!(
    one_of_an_address_counts_for_each_case,
    a_key_is_known_and_goes_after_its_time,
    a_day_of_keys_goes_some_at_a_time,
    removed_letters_go_on_counting,
    of_an_address_that_refused_nothing_is_kept,
    one_that_waits_for_its_address_counts_nowhere,
    of_an_address_that_is_confirmed_one_counts,
    what_an_address_refuses_is_erased_and_goes,
    an_address_gets_no_more_mails_than_for_signings,
);

fn letter(record: u8, person: u8, petition: PetitionId) -> NewLetter {
    NewLetter {
        record: [record; 16],
        campaign: "test-2026".to_owned(),
        section: "fr".to_owned(),
        key_id: "key".to_owned(),
        schema: 1,
        country: "FR".to_owned(),
        day: "2026-11-30".to_owned(),
        petition,
        tag: [person; 32],
        mailbox: [person; 32],
        sealed: vec![record; 300],
        idempotency: key(record),
        mail: None,
    }
}

fn key(record: u8) -> Option<Idempotency> {
    record.is_multiple_of(2).then_some(Idempotency {
        key: [record; 32],
        digest: [record + 1; 32],
    })
}

fn posted(record: u8, petition: PetitionId) -> PostedLetter {
    PostedLetter {
        petition,
        day: "2026-11-30".to_owned(),
        idempotency: key(record),
    }
}

fn batch<'a>(letters: &'a [NewLetter], posted: &'a [PostedLetter]) -> Batch<'a> {
    let mut batch = super::data::batch(letters);
    for posted in posted {
        batch.add(Task::unanswered(posted));
    }
    batch
}

async fn one_of_an_address_counts_for_each_case(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let letters = [
        letter(1, 1, one),
        letter(2, 1, two),
        letter(3, 1, one),
        letter(4, 2, one),
    ];
    let by_post = [posted(6, two), posted(7, two)];
    let written = writer.write(&mut batch(&letters, &by_post)).await.unwrap();
    assert_eq!(written.letters, BTreeMap::from([(one, 2), (two, 3)]));
    assert!(written.counted.is_empty());
    let again = writer.write(&mut batch(&[letter(5, 2, one)], &[])).await;
    assert_eq!(again.unwrap().letters, BTreeMap::new());

    assert_eq!(store.letters().await.unwrap(), written_as(2, 3, &store));
    assert_eq!(store.audit().await.unwrap(), []);
    let only = Selection {
        petition: Some(&"one".parse().unwrap()),
        ..ALL
    };
    assert_eq!(
        states(&store, only).await,
        [Counted, Duplicate, Counted, Duplicate]
    );
    assert_eq!(states(&store, ALL).await.len(), 5);
    assert!(store.all().await.is_empty(), "no signing");
    assert_eq!(store.sections().await.unwrap(), ["fr"]);
}

/// On PostgreSQL, the shared secrets say that the database is in use.
#[tokio::test]
async fn a_letter_alone_says_that_a_file_is_in_use() {
    let store = TestStore::sqlite().await;
    assert!(!store.is_in_use().await.unwrap());
    let letters = [letter(1, 1, store.one)];
    store
        .writer()
        .write(&mut batch(&letters, &[]))
        .await
        .unwrap();
    assert!(store.is_in_use().await.unwrap());
}

fn written_as(one: u64, two: u64, store: &TestStore) -> BTreeMap<PetitionId, u64> {
    BTreeMap::from([(store.one, one), (store.two, two)])
}

async fn states(store: &TestStore, selection: Selection<'_>) -> Vec<SignatureState> {
    let mut states = Vec::new();
    let each = |letter: crate::ExportedSigning| {
        assert_eq!(letter.kind, ExportedKind::Letter);
        states.extend(letter.signatures.into_iter().map(|one| one.state));
        Ok::<(), StoreError>(())
    };
    store.export_letters(selection, each).await.unwrap();
    states
}

async fn a_key_is_known_and_goes_after_its_time(store: TestStore) {
    let mut writer = store.writer();
    let letters = [letter(2, 1, store.one)];
    let by_post = [posted(4, store.one)];
    writer.write(&mut batch(&letters, &by_post)).await.unwrap();
    for (key, digest) in [(2, 3), (4, 5)] {
        let known = store.request_digest(&[key; 32]).await.unwrap();
        assert_eq!(known, Some(vec![digest; 32]));
    }
    let expiry = Expiry {
        unconfirmed_before: "2026-12-01".to_owned(),
        all_before: None,
    };
    let (_, removed) = write(&mut writer, &[expiry]).await;
    assert_eq!((removed[0].answered, removed[0].letters), (2, 0));
    assert_eq!(store.request_digest(&[2; 32]).await.unwrap(), None);
}

/// Supporters who sign meanwhile wait for each batch.
async fn a_day_of_keys_goes_some_at_a_time(store: TestStore) {
    let mut writer = store.writer();
    let by_post: Vec<_> = (0..600_u16)
        .map(|number| {
            let [high, low] = number.to_be_bytes();
            let mut key = [high; 32];
            key[0] = low;
            PostedLetter {
                idempotency: Some(Idempotency { key, digest: key }),
                ..posted(0, store.one)
            }
        })
        .collect();
    writer.write(&mut batch(&[], &by_post)).await.unwrap();
    let expiry = Expiry {
        unconfirmed_before: "2026-12-01".to_owned(),
        all_before: None,
    };
    let expiry = [expiry];
    for gone in [512, 88, 0] {
        let (_, removed) = write(&mut writer, &expiry).await;
        assert_eq!(removed[0].answered, gone);
    }
}

async fn removed_letters_go_on_counting(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let letters = [
        letter(1, 1, one),
        letter(3, 1, one),
        letter(5, 1, two),
        letter(7, 2, two),
    ];
    writer.write(&mut batch(&letters, &[])).await.unwrap();
    let tags = [[1; 32]];
    let found = store.find(&tags).await.unwrap();
    assert_eq!(store.forget(&tags, found).await.unwrap().letters, 3);
    assert_eq!(states(&store, ALL).await, [Counted]);
    assert_eq!(store.letters().await.unwrap(), written_as(1, 2, &store));
    assert!(!store.tags_are_gone().await.unwrap());

    let expiry = Expiry {
        unconfirmed_before: "2026-11-01".to_owned(),
        all_before: Some("2026-12-01".to_owned()),
    };
    let (_, removed) = write(&mut writer, &[expiry]).await;
    assert_eq!(removed[0].letters, 1);
    assert_eq!(store.letters().await.unwrap(), written_as(1, 2, &store));
    assert_eq!(store.audit().await.unwrap(), []);
    assert!(store.tags_are_gone().await.unwrap());
}

async fn of_an_address_that_refused_nothing_is_kept(store: TestStore) {
    let mut writer = store.writer();
    let mailed = [super::data::mailed(1, 1, &[store.one])];
    writer
        .write(&mut super::data::batch(&mailed))
        .await
        .unwrap();
    let refusal = claim(1, Choice::Refuse);
    write(&mut writer, &[refusal]).await;
    let letters = [letter(3, 1, store.one), letter(4, 2, store.one)];
    let written = writer.write(&mut batch(&letters, &[])).await.unwrap();
    assert_eq!(written.letters, BTreeMap::from([(store.one, 1)]));
    assert_eq!(states(&store, ALL).await, [Counted]);
}

/// A letter whose address is to be confirmed. The token is made of its record.
pub fn mailed(record: u8, person: u8, petition: PetitionId) -> NewLetter {
    NewLetter {
        mail: super::data::mailed(record, person, &[]).mail,
        ..letter(record, person, petition)
    }
}

async fn one_that_waits_for_its_address_counts_nowhere(store: TestStore) {
    let mut writer = store.writer();
    let written = writer
        .write(&mut batch(&[mailed(1, 1, store.one)], &[]))
        .await
        .unwrap();
    assert_eq!((written.letters.len(), written.mails), (0, 1));
    let due = store.due_mails(0, 9).await.unwrap();
    assert_eq!((due.len(), due[0].kind), (1, MailKind::Letter));
    assert!(states(&store, ALL).await.is_empty());
    assert_eq!(store.letters().await.unwrap(), written_as(0, 0, &store));
    let asked = AskedByMail {
        what: Confirmable::Letter,
        petitions: vec!["one".to_owned()],
    };
    let since = "2026-11-23";
    assert_eq!(
        store.asked_by_mail(&[1; 32], since).await.unwrap(),
        Some(asked)
    );

    // Nobody confirmed it in time.
    let expiry = Expiry {
        unconfirmed_before: "2026-12-01".to_owned(),
        all_before: None,
    };
    let (_, removed) = write(&mut writer, &[expiry]).await;
    assert_eq!((removed[0].confirmations, removed[0].unconfirmed), (1, 1));
    assert!(store.due_mails(0, 9).await.unwrap().is_empty());
    assert!(!store.knows_tag(&[1; 32]).await.unwrap());
    let (_, verdicts) = write(&mut writer, &[claim(1, Choice::Confirm)]).await;
    assert_eq!(verdicts, [Verdict::Unknown]);
}

/// The verdict on the letter of a mail.
fn confirmed(record: u8) -> Verdict {
    Verdict::Confirmed {
        what: Confirmable::Letter,
        token_hash: [record; 32],
    }
}

async fn of_an_address_that_is_confirmed_one_counts(store: TestStore) {
    let mut writer = store.writer();
    let letters = [
        mailed(1, 1, store.one),
        mailed(3, 1, store.one),
        mailed(5, 1, store.two),
        mailed(7, 2, store.two),
    ];
    writer.write(&mut batch(&letters, &[])).await.unwrap();
    let claims = [1, 3, 5, 1].map(|record| claim(record, Choice::Confirm));
    let (outcome, verdicts) = write(&mut writer, &claims).await;
    assert_eq!(verdicts, [1, 3, 5, 1].map(confirmed));
    assert_eq!(
        outcome.letters,
        BTreeMap::from([(store.one, 1), (store.two, 1)])
    );
    let by_code = Claim {
        proof: Proof::Code {
            tag: [2; 32],
            code_hash: [107; 32],
        },
        ..claim(7, Choice::Confirm)
    };
    let (outcome, verdicts) = write(&mut writer, &[by_code]).await;
    assert_eq!(verdicts, [confirmed(7)]);
    assert_eq!(outcome.letters, BTreeMap::from([(store.two, 1)]));
    assert_eq!(
        states(&store, ALL).await,
        [Counted, Duplicate, Counted, Counted]
    );
    assert_eq!(store.letters().await.unwrap(), written_as(1, 2, &store));
    assert_eq!(store.audit().await.unwrap(), []);

    // They stay when their confirmations are deleted, and are forgotten completely.
    let expiry = Expiry {
        unconfirmed_before: "2026-12-01".to_owned(),
        all_before: None,
    };
    let (_, removed) = write(&mut writer, &[expiry]).await;
    assert_eq!((removed[0].confirmations, removed[0].unconfirmed), (4, 0));
    assert_eq!(states(&store, ALL).await.len(), 4);
}

async fn what_an_address_refuses_is_erased_and_goes(store: TestStore) {
    let mut writer = store.writer();
    let letters = [mailed(1, 1, store.one), mailed(3, 1, store.two)];
    writer.write(&mut batch(&letters, &[])).await.unwrap();
    let claims = [
        (1, Choice::Confirm),
        (3, Choice::Refuse),
        (3, Choice::Confirm),
    ];
    let claims = claims.map(|(record, choice)| claim(record, choice));
    let (_, verdicts) = write(&mut writer, &claims).await;
    assert_eq!(verdicts, [confirmed(1), Verdict::Refused, Verdict::Unknown]);
    let asked = store.asked_by_mail(&[3; 32], "2026-11-23").await.unwrap();
    assert_eq!(asked.map(|asked| asked.petitions), Some(Vec::new()));
    // A confirmed letter stays, because its address confirmed it.
    assert_eq!(states(&store, ALL).await, [Counted]);
    let waiting = store.due_mails(0, 9).await.unwrap();
    assert_eq!(waiting.len(), 1, "the mail of the first alone");

    let again = [mailed(5, 1, store.two)];
    let written = writer.write(&mut batch(&again, &[])).await.unwrap();
    assert_eq!(written.mails, 0);
    let tags = [[1; 32]];
    let found = store.find(&tags).await.unwrap();
    let forgotten = store.forget(&tags, found).await.unwrap();
    assert_eq!((forgotten.letters, forgotten.mails), (2, 1));
    assert!(store.due_mails(0, 9).await.unwrap().is_empty());
    assert_eq!(store.letters().await.unwrap(), written_as(1, 0, &store));
}

async fn an_address_gets_no_more_mails_than_for_signings(store: TestStore) {
    let mut writer = store.writer();
    let signings: Vec<_> = (0..20)
        .map(|number| super::data::mailed(2 * number + 1, 1, &[store.one]))
        .collect();
    writer
        .write(&mut super::data::batch(&signings))
        .await
        .unwrap();
    let letters: Vec<_> = (0..20)
        .map(|number| mailed(2 * number + 101, 1, store.one))
        .collect();
    let written = writer.write(&mut batch(&letters, &[])).await.unwrap();
    assert_eq!(written.mails, 10, "thirty a day in all");
    let mut withheld = mailed(151, 2, store.one);
    withheld.mail.as_mut().unwrap().is_withheld = true;
    let written = writer.write(&mut batch(&[withheld], &[])).await.unwrap();
    assert_eq!(written.mails, 0);
    let (_, verdicts) = write(&mut writer, &[claim(151, Choice::Confirm)]).await;
    assert_eq!(verdicts, [Verdict::Unknown], "nobody was asked");
}
