//! A day that is over does not show the order in which its rows came.

use std::collections::BTreeMap;

use marathon_domain::SignatureState::{Counted, Withdrawn};

use super::{
    data::{ALL, TestStore, batch, claim, mailed, signing, withdrawal, write},
    letters, on_both, setting_aside,
};
use crate::{
    Batch, Change, ChangeReply, Choice, DatabaseUrl, NewAmendment, NewSigning, Ordered, Shuffle,
    StoreError, StoreWriter, Task, Verdict,
};

on_both!(
    rows_that_were_moved_are_what_they_were,
    a_day_is_moved_once_and_only_when_it_is_over,
    an_export_holds_each_once_while_rows_move,
    what_is_gone_meanwhile_is_passed_over,
    signings_stay_while_staff_works_through_their_numbers,
);

const TODAY: &str = "2026-12-02";

/// Moves all rows of the earliest day that is over, the last one first.
async fn shuffle(store: &TestStore, writer: &mut StoreWriter, what: Ordered) -> Option<String> {
    let mut ordered = store.ordered_day(what, TODAY).await.unwrap()?;
    ordered.rows.sort_unstable();
    ordered.rows.reverse();
    let day = ordered.day.clone();
    let steps = [
        Shuffle::Move {
            what,
            rows: ordered.rows,
        },
        Shuffle::Done {
            what,
            day: ordered.day,
        },
    ];
    write(writer, &steps).await;
    Some(day)
}

async fn records(store: &TestStore) -> Vec<u8> {
    let signings = store.all().await.into_iter();
    signings.map(|signing| signing.record[0]).collect()
}

async fn rows_that_were_moved_are_what_they_were(store: TestStore) {
    let mut writer = store.writer();
    let both = [store.one, store.two];
    let signings = [
        signing(1, 1, &both),
        signing(2, 2, &both),
        mailed(3, 3, &both),
        signing(4, 4, &[store.two]),
    ];
    writer.write(&mut batch(&signings)).await.unwrap();
    let letters = [11, 12].map(|number| letters::mailed(number, number, store.one));
    writer.write(&mut batch(&letters)).await.unwrap();
    let amendment = NewAmendment {
        record: vec![2; 16],
        number: 1,
        key_id: "key".to_owned(),
        schema: 1,
        sealed: vec![9; 50],
    };
    let (_, replies) = write(&mut writer, &[Change::Amend(vec![amendment])]).await;
    assert_eq!(replies, [ChangeReply::Applied]);
    assert_eq!(records(&store).await, [1, 2, 4]);

    for what in Ordered::ALL {
        let day = shuffle(&store, &mut writer, what).await;
        let is_there = matches!(what, Ordered::Signings | Ordered::Letters);
        assert_eq!(day.is_some(), is_there, "{what:?}");
    }
    assert_eq!(records(&store).await, [4, 2, 1]);
    let all = store.all().await;
    let signed: Vec<usize> = all.iter().map(|one| one.signatures.len()).collect();
    assert_eq!(signed, [1, 2, 2]);
    assert_eq!(all[1].amendments.len(), 1);
    assert_eq!(store.audit().await.unwrap(), []);

    // Mails, receipts and addresses still lead to the same rows; the next row comes behind.
    let claims = [3, 11, 12].map(|record| claim(record, Choice::Confirm));
    let (outcome, verdicts) = write(&mut writer, &claims).await;
    let is_confirmed = |verdict: &Verdict| matches!(verdict, Verdict::Confirmed { .. });
    assert!(verdicts.iter().all(is_confirmed));
    let (one, two) = (store.one, store.two);
    assert_eq!(outcome.counted, BTreeMap::from([(one, 1), (two, 1)]));
    assert_eq!(outcome.letters, BTreeMap::from([(one, 2)]));
    write(&mut writer, &[withdrawal(&[1], Some(one))]).await;
    let own = store.signings_of(&[[1; 32]]).await.unwrap();
    let states: Vec<_> = own[0].signatures.iter().map(|(_, state)| *state).collect();
    assert_eq!(states, [Withdrawn, Counted]);
    let tags = [[4; 32]];
    let found = store.find(&tags).await.unwrap();
    assert_eq!(store.forget(&tags, found).await.unwrap().signings, 1);
    writer
        .write(&mut batch(&[signing(5, 5, &both)]))
        .await
        .unwrap();
    assert_eq!(records(&store).await, [3, 2, 1, 5]);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn a_day_is_moved_once_and_only_when_it_is_over(store: TestStore) {
    let mut writer = store.writer();
    let of = |record, day: &str| NewSigning {
        day: day.to_owned(),
        ..signing(record, record, &[store.one])
    };
    let signings = [
        of(1, "2026-11-30"),
        of(2, "2026-12-01"),
        of(3, TODAY),
        of(4, "2026-11-30"),
        of(5, TODAY),
    ];
    writer.write(&mut batch(&signings)).await.unwrap();
    for day in [Some("2026-11-30"), Some("2026-12-01"), None, None] {
        let moved = shuffle(&store, &mut writer, Ordered::Signings).await;
        assert_eq!(moved.as_deref(), day);
    }
    // A slow server reports an earlier day.
    let what = Ordered::Signings;
    let day = "2026-11-30".to_owned();
    write(&mut writer, &[Shuffle::Done { what, day }]).await;
    assert_eq!(store.ordered_day(what, TODAY).await.unwrap(), None);
    assert_eq!(records(&store).await, [3, 5, 4, 1, 2]);
}

/// A step of the export is 500 records.
async fn an_export_holds_each_once_while_rows_move(store: TestStore) {
    let mut writer = store.writer();
    let signings: Vec<NewSigning> = (0..1200_u16)
        .map(|number| {
            let [high, low] = number.to_be_bytes();
            let mut record = [high; 16];
            record[0] = low;
            let mut tag = [high; 32];
            tag[0] = low;
            NewSigning {
                record,
                tag,
                receipt_hash: tag,
                ..signing(1, 1, &[store.one])
            }
        })
        .collect();
    writer.write(&mut batch(&signings)).await.unwrap();
    let rows = store.ordered_day(Ordered::Signings, TODAY).await.unwrap();
    let rows = rows.unwrap().rows;
    let mut records = Vec::new();
    let each = |signing: crate::ExportedSigning| {
        records.push(signing.record);
        if records.len() == 500 {
            // Some that were exported, and some that were not.
            for some in rows[100..900].chunks(50) {
                let moved = Shuffle::Move {
                    what: Ordered::Signings,
                    rows: some.to_vec(),
                };
                let mut steps = Batch::default();
                steps.add(Task::unanswered(&moved));
                super::deleting::elsewhere(writer.write(&mut steps)).unwrap();
            }
        }
        Ok::<(), StoreError>(())
    };
    store.export(ALL, each).await.unwrap();
    assert_eq!(records.len(), 1200);
    records.sort_unstable();
    records.dedup();
    assert_eq!(records.len(), 1200);
}

async fn what_is_gone_meanwhile_is_passed_over(store: TestStore) {
    let mut writer = store.writer();
    let signings = [1, 2, 3].map(|record| signing(record, record, &[store.one]));
    writer.write(&mut batch(&signings)).await.unwrap();
    let ordered = store.ordered_day(Ordered::Signings, TODAY).await.unwrap();
    let rows = ordered.unwrap().rows;
    let tags = [[2; 32]];
    let found = store.find(&tags).await.unwrap();
    store.forget(&tags, found).await.unwrap();
    // Done twice, as two servers would.
    for _ in 0..2 {
        let moved = Shuffle::Move {
            what: Ordered::Signings,
            rows: rows.clone(),
        };
        write(&mut writer, &[moved]).await;
    }
    let mut left = records(&store).await;
    left.sort_unstable();
    assert_eq!(left, [1, 3]);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn signings_stay_while_staff_works_through_their_numbers(store: TestStore) {
    let mut writer = store.writer();
    let signings = [1, 2, 3].map(|record| signing(record, record, &[store.one]));
    writer.write(&mut batch(&signings)).await.unwrap();
    let ordered = store.ordered_day(Ordered::Signings, TODAY).await.unwrap();
    let mut rows = ordered.unwrap().rows;
    rows.sort_unstable();
    rows.reverse();
    let what = Ordered::Signings;
    let steps = [Shuffle::Move { what, rows }];
    let member = setting_aside::somebody(&store, "fr", "Paul", 1).await;
    let asked = setting_aside::asked(setting_aside::records(&[2]), 1);
    setting_aside::change(&mut writer, setting_aside::act(&member, 9, asked)).await;
    assert_eq!(write(&mut writer, &steps).await.1, [false]);
    assert_eq!(records(&store).await, [1, 2, 3]);
    assert_eq!(setting_aside::work_off(&mut writer).await, 1);
    assert_eq!(write(&mut writer, &steps).await.1, [true]);
    assert_eq!(records(&store).await, [3, 1]);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// A reference to a row that is added later must not be forgotten.
#[tokio::test]
async fn whatever_names_a_row_follows_it() {
    let store = TestStore::sqlite().await;
    let DatabaseUrl::Sqlite(path) = &store.url else {
        unreachable!("a file");
    };
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path);
    let pool = sqlx::SqlitePool::connect_with(options).await.unwrap();
    for what in Ordered::ALL {
        // A reference is a foreign key, or a column with such a name.
        let singular = what.table().trim_end_matches('s');
        let mut named: Vec<(String, String)> = sqlx::query_as(
            "SELECT tables.name, keys.\"from\" FROM sqlite_master AS tables \
             JOIN pragma_foreign_key_list(tables.name) AS keys \
             WHERE tables.type = 'table' AND keys.\"table\" = ?1 \
             UNION SELECT tables.name, columns.name FROM sqlite_master AS tables \
             JOIN pragma_table_info(tables.name) AS columns \
             WHERE tables.type = 'table' AND columns.name = ?2",
        )
        .bind(what.table())
        .bind(singular)
        .fetch_all(&pool)
        .await
        .unwrap();
        named.sort_unstable();
        let mut known: Vec<(String, String)> = what
            .named_by()
            .iter()
            .map(|(table, column)| ((*table).to_owned(), (*column).to_owned()))
            .collect();
        known.sort_unstable();
        assert_eq!(named, known, "{what:?}");
    }
}

/// The content of a sealed record in the file: a mark with its number, repeated.
const MARK: &[u8; 4] = b"SEAL";
const MARKS: usize = 96;

fn numbered(number: u32, day: &str, store: &TestStore) -> NewSigning {
    let mut hash = [0; 32];
    hash[..4].copy_from_slice(&number.to_be_bytes());
    let mut record = [1; 16];
    record[..4].copy_from_slice(&hash[..4]);
    NewSigning {
        record,
        receipt_hash: hash,
        tag: hash,
        day: day.to_owned(),
        sealed: [&MARK[..], &hash[..4]].concat().repeat(MARKS),
        ..signing(1, 1, &[store.one, store.two])
    }
}

/// How many marks of each number the files hold.
fn marks(store: &TestStore) -> BTreeMap<u32, usize> {
    let mut marks = BTreeMap::new();
    for run in store.on_the_disk().windows(8) {
        if let Some(number) = run.strip_prefix(MARK) {
            let number = u32::from_be_bytes(number.try_into().unwrap());
            *marks.entry(number).or_default() += 1;
        }
    }
    marks
}

/// A row that was moved and then deleted can be read nowhere, not even where it was before.
#[tokio::test]
async fn moving_leaves_nothing_behind() {
    const A_DAY: u32 = 1500;
    let store = TestStore::sqlite().await;
    let mut writer = store.writer();
    for (first, day) in [(0, "2026-11-30"), (A_DAY, "2026-12-01")] {
        let signings: Vec<NewSigning> = (first..first + A_DAY)
            .map(|number| numbered(number, day, &store))
            .collect();
        for some in signings.chunks(50) {
            writer.write(&mut batch(some)).await.unwrap();
        }
        let ordered = store.ordered_day(Ordered::Signings, TODAY).await.unwrap();
        let mut rows = ordered.unwrap().rows;
        // An order that is far from the one in which they came.
        rows.sort_unstable_by_key(|row| row.wrapping_mul(0x9E37_79B9) % 65_537);
        let what = Ordered::Signings;
        for rows in rows.chunks(50) {
            let rows = rows.to_vec();
            write(&mut writer, &[Shuffle::Move { what, rows }]).await;
        }
        let day = day.to_owned();
        write(&mut writer, &[Shuffle::Done { what, day }]).await;
    }
    assert!(writer.forget_earlier_states().await.unwrap());
    let once = |numbers: Vec<u32>| numbers.into_iter().map(|number| (number, MARKS)).collect();
    let all: BTreeMap<u32, usize> = once((0..2 * A_DAY).collect());
    assert!(marks(&store) == all, "something stands twice, or in part");

    let (gone, left): (Vec<u32>, Vec<u32>) =
        (0..2 * A_DAY).partition(|number| number.is_multiple_of(7));
    for number in gone {
        let NewSigning {
            tag, receipt_hash, ..
        } = numbered(number, TODAY, &store);
        if number.is_multiple_of(2) {
            let withdrawn = Change::Withdraw {
                receipts: vec![receipt_hash],
                petition: None,
            };
            write(&mut writer, &[withdrawn]).await;
        } else {
            let found = store.find(&[tag]).await.unwrap();
            store.forget(&[tag], found).await.unwrap();
        }
    }
    assert!(writer.forget_earlier_states().await.unwrap());
    let left: BTreeMap<u32, usize> = once(left);
    assert!(marks(&store) == left, "something can still be read");
}
