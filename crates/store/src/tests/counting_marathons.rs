//! A marathon keeps the number of signings that came by it, and no signing is marked with it.

use super::{
    data::{TestStore, batch, claim, mailed, signing, withdrawal, write},
    marathons::{new_marathon, version},
    on_both,
};
use crate::{Choice, MarathonChange, NewMarathon, NewSigning, StoreError, StoreWriter, TotalsBy};

on_both!(
    what_counts_at_once_is_counted_for_its_marathon_and_not_marked,
    what_waits_for_its_address_is_marked_until_it_is_confirmed,
    what_was_set_aside_while_it_waited_is_marked_no_more_once_confirmed,
    what_was_marked_before_is_counted_and_marked_no_more,
);

const SOURCE: &str = "marathon-aaaaaaaaa2";
const SIGNINGS: &str = "SELECT CAST(SUM(signings) AS BIGINT) FROM marathons";
const SIGNATURES: &str = "SELECT CAST(SUM(signatures) AS BIGINT) FROM marathons";
const MARKED: &str = "SELECT COUNT(*) FROM signings WHERE source IS NOT NULL";

fn marathon(number: u8, source: &str) -> MarathonChange {
    MarathonChange::Create(Box::new(NewMarathon {
        source: Some(source.to_owned()),
        ..new_marathon(number, version(number))
    }))
}

fn by(source: &str, signing: NewSigning) -> NewSigning {
    NewSigning {
        source: Some(source.to_owned()),
        ..signing
    }
}

async fn sign(writer: &mut StoreWriter, signings: &[NewSigning]) {
    writer.write(&mut batch(signings)).await.unwrap();
}

async fn confirm(writer: &mut StoreWriter, records: &[u8]) {
    let claims = records.iter().map(|record| claim(*record, Choice::Confirm));
    write(writer, &claims.collect::<Vec<_>>()).await;
}

/// Signings and signatures by marathons, and signings that are marked with a source.
async fn counted(store: &TestStore) -> [i64; 3] {
    [
        store.number(SIGNINGS).await,
        store.number(SIGNATURES).await,
        store.number(MARKED).await,
    ]
}

async fn what_counts_at_once_is_counted_for_its_marathon_and_not_marked(store: TestStore) {
    let (one, two, mut writer) = (store.one, store.two, store.writer());
    let other = "marathon-bbbbbbbbbb";
    write(&mut writer, &[marathon(1, SOURCE), marathon(2, other)]).await;
    sign(
        &mut writer,
        &[
            by(SOURCE, signing(1, 1, &[one, two])),
            // The same person in the same batch.
            by(SOURCE, signing(3, 1, &[one])),
            by(other, signing(5, 2, &[one])),
            by("newsletter", signing(7, 3, &[one])),
            by("marathon-cccccccccc", signing(9, 4, &[one])),
            signing(11, 5, &[one]),
        ],
    )
    .await;
    assert_eq!(counted(&store).await, [3, 3, 1]);
    let of_one =
        "SELECT signings * 10 + signatures FROM marathons WHERE source = 'marathon-aaaaaaaaa2'";
    assert_eq!(store.number(of_one).await, 22);
    // The same person again, in a later batch.
    sign(&mut writer, &[by(SOURCE, signing(13, 1, &[one, two]))]).await;
    assert_eq!(store.number(of_one).await, 32);
    // The report names the marathon, and takes its numbers from those without a source.
    let mut sources = Vec::new();
    let each = |by, total: crate::Total| {
        if by == TotalsBy::Source {
            sources.push((total.name, total.signings, total.counted));
        }
        Ok::<(), StoreError>(())
    };
    store.totals(each).await.unwrap();
    let named = |name: &str, signings, counted| (Some(name.to_owned()), signings, counted);
    assert_eq!(
        sources,
        [
            (None, 2, 2),
            named(SOURCE, 3, 2),
            named(other, 1, 1),
            named("newsletter", 1, 1),
        ]
    );
    // A withdrawn signing no longer shows how it came.
    write(&mut writer, &[withdrawal(&[1], None)]).await;
    assert_eq!(store.number(of_one).await, 32);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn what_waits_for_its_address_is_marked_until_it_is_confirmed(store: TestStore) {
    let (one, two, mut writer) = (store.one, store.two, store.writer());
    write(&mut writer, &[marathon(1, SOURCE)]).await;
    let waiting = [
        by(SOURCE, mailed(1, 1, &[one, two])),
        by(SOURCE, mailed(3, 1, &[one])),
        by(SOURCE, mailed(5, 2, &[one])),
        by("marathon-of-nurses1", mailed(7, 3, &[one])),
    ];
    sign(&mut writer, &waiting).await;
    assert_eq!(counted(&store).await, [0, 0, 4]);
    // Two signings of one person, in one batch, and one whose source is no marathon's.
    confirm(&mut writer, &[1, 3, 7]).await;
    assert_eq!(counted(&store).await, [2, 2, 2]);
    confirm(&mut writer, &[1, 3]).await;
    assert_eq!(counted(&store).await, [2, 2, 2]);
    let refuse = claim(5, Choice::Refuse);
    write(&mut writer, &[refuse]).await;
    assert_eq!(counted(&store).await, [2, 2, 1]);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn what_was_set_aside_while_it_waited_is_marked_no_more_once_confirmed(store: TestStore) {
    let mut writer = store.writer();
    write(&mut writer, &[marathon(1, SOURCE)]).await;
    sign(&mut writer, &[by(SOURCE, mailed(1, 1, &[store.one]))]).await;
    store
        .run(&["UPDATE signatures SET state = 'set_aside', otherwise = 'pending'"])
        .await;
    confirm(&mut writer, &[1]).await;
    assert_eq!(counted(&store).await, [0, 0, 0]);
}

/// As if an earlier version of this program had written all of it.
async fn what_was_marked_before_is_counted_and_marked_no_more(store: TestStore) {
    let (one, two, mut writer) = (store.one, store.two, store.writer());
    write(&mut writer, &[marathon(1, SOURCE)]).await;
    sign(
        &mut writer,
        &[
            signing(1, 1, &[one, two]),
            signing(3, 1, &[one]),
            mailed(5, 2, &[one]),
            by("newsletter", signing(7, 3, &[one])),
        ],
    )
    .await;
    let before = [
        "UPDATE signings SET source = 'marathon-aaaaaaaaa2' WHERE source IS NULL",
        "UPDATE marathons SET address = 'aaaaaaaaa2aaaaaaaaaaaaaaaa'",
        "UPDATE marathon_versions SET details = '{\"title\":\"Evening\"}', listed = 1, town = 'lille', \
         state = 'released', ends = 9",
        "DROP INDEX marathons_by_source",
        "ALTER TABLE marathons DROP COLUMN source",
        "ALTER TABLE marathons DROP COLUMN signings",
        "ALTER TABLE marathons DROP COLUMN signatures",
        "ALTER TABLE marathons DROP COLUMN name",
        "ALTER TABLE marathons RENAME COLUMN address TO name",
        "ALTER TABLE marathon_versions DROP COLUMN own_words",
        "ALTER TABLE marathon_versions DROP COLUMN page_words",
        "DELETE FROM _sqlx_migrations WHERE version = 17",
    ];
    store.run(&before).await;
    let again = store.open_again().await;
    // Both that count, one of them twice. The one that waits is still marked.
    assert_eq!(counted(&store).await, [2, 2, 2]);
    let mut writer = again.writer();
    confirm(&mut writer, &[5]).await;
    assert_eq!(counted(&store).await, [3, 3, 1]);

    // The marathon is found by its id, and by its hashed address once a server has started.
    again
        .hash_addresses(|address| format!("hash of {address}"))
        .await
        .unwrap();
    again
        .hash_addresses(|address| format!("hash of {address}"))
        .await
        .unwrap();
    let name = "aaaaaaaaa2aaaaaaaaaaaaaaaa";
    let shown = again.shown_marathon(&format!("hash of {name}")).await;
    let shown = shown.unwrap().unwrap();
    assert_eq!(shown.name.as_deref(), Some(name));
    assert_eq!(shown.words.details, "{\"title\":\"Evening\"}");
    assert_eq!(shown.words.own_words, None);
    // Its organiser reads it, and a change of theirs is sealed.
    let own = again.own_marathon(&[1; 32]).await.unwrap().unwrap();
    assert_eq!(own.name.as_deref(), Some(name));
    let edit = MarathonChange::Edit {
        secret: [1; 32],
        version: Box::new(version(2)),
    };
    write(&mut writer, &[edit]).await;
    let own = again.own_marathon(&[1; 32]).await.unwrap().unwrap();
    assert_eq!(own.words.own_words, Some(vec![2, 1]));
    assert_eq!(own.words.details, "");
}
