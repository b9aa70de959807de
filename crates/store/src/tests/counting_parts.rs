//! The kept counts of countries and of days.

use super::{
    data::{TestStore, batch, claim, mailed, signing, withdrawal, write},
    on_both,
};
use crate::{Choice, Difference, Expiry, NewSigning};

on_both!(
    a_country_and_a_day_follow_their_signatures,
    a_country_takes_part_once_enough_have_signed_one_petition,
    of_rows_that_go_no_country_and_no_day_stays,
    what_was_signed_before_parts_were_kept_is_counted_once,
    the_audit_finds_what_is_wrong_of_countries_and_days,
);

const DAY: &str = "2026-11-30";
const NEXT_DAY: &str = "2026-12-01";

async fn of_day(store: &TestStore, day: &str) -> [u64; 2] {
    let counts = store.counts_of_day(day).await.unwrap();
    [store.one, store.two].map(|petition| counts.get(&petition).copied().unwrap_or_default())
}

async fn countries(store: &TestStore, fewest: u64) -> Vec<String> {
    store.countries(fewest).await.unwrap()
}

fn from(country: &str, day: &str, mut signing: NewSigning) -> NewSigning {
    country.clone_into(&mut signing.country);
    day.clone_into(&mut signing.day);
    signing
}

async fn a_country_and_a_day_follow_their_signatures(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let signings = [
        from("FR", DAY, signing(1, 1, &[one, two])),
        from("BE", DAY, signing(3, 2, &[one])),
        // The same address again, from another country and on another day.
        from("SN", NEXT_DAY, signing(5, 1, &[one])),
        from("BE", NEXT_DAY, mailed(7, 3, &[two])),
    ];
    let written = writer.write(&mut batch(&signings)).await.unwrap();
    assert_eq!(written.counted_on(DAY), [(one, 2), (two, 1)].into());
    assert_eq!(written.counted_on(NEXT_DAY), [].into());
    assert_eq!(of_day(&store, DAY).await, [2, 1]);
    assert_eq!(of_day(&store, NEXT_DAY).await, [0, 0]);
    assert_eq!(countries(&store, 1).await, ["BE", "FR"]);

    // The other signing of the address counts instead: in its own country, on its own day.
    let (written, _) = write(&mut writer, &[withdrawal(&[1], None)]).await;
    assert_eq!(written.counted_on(DAY), [(one, -1), (two, -1)].into());
    assert_eq!(written.counted_on(NEXT_DAY), [(one, 1)].into());
    assert_eq!(of_day(&store, DAY).await, [1, 0]);
    assert_eq!(of_day(&store, NEXT_DAY).await, [1, 0]);
    assert_eq!(countries(&store, 1).await, ["BE", "SN"]);

    let confirmation = claim(7, Choice::Confirm);
    write(&mut writer, &[confirmation]).await;
    assert_eq!(of_day(&store, NEXT_DAY).await, [1, 1]);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// Somebody who signs both petitions is still one person.
async fn a_country_takes_part_once_enough_have_signed_one_petition(store: TestStore) {
    let petitions = [store.one, store.two];
    let mut writer = store.writer();
    let people = [1, 2].map(|person| signing(2 * person + 1, person, &petitions));
    writer.write(&mut batch(&people)).await.unwrap();
    assert_eq!(countries(&store, 3).await, [""; 0]);
    let third = [signing(7, 3, &petitions[..1])];
    writer.write(&mut batch(&third)).await.unwrap();
    assert_eq!(countries(&store, 3).await, ["FR"]);
}

async fn of_rows_that_go_no_country_and_no_day_stays(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let signings = [
        from("TV", DAY, signing(1, 1, &[one])),
        from("FR", DAY, signing(3, 2, &[one])),
        from("FR", NEXT_DAY, signing(5, 3, &[one])),
    ];
    writer.write(&mut batch(&signings)).await.unwrap();
    let tags = [[1; 32]];
    let found = store.find(&tags).await.unwrap();
    assert_eq!(store.forget(&tags, found).await.unwrap().counted, 1);
    assert_eq!(countries(&store, 0).await, ["FR"], "not even a nought");
    assert_eq!(of_day(&store, DAY).await, [1, 0]);
    assert_eq!(store.counts().await.unwrap()[&one], 3, "as a number");
    assert_eq!(store.audit().await.unwrap(), []);

    let expiry = Expiry {
        unconfirmed_before: NEXT_DAY.to_owned(),
        all_before: Some(NEXT_DAY.to_owned()),
    };
    write(&mut writer, &[expiry]).await;
    assert_eq!(of_day(&store, DAY).await, [0, 0]);
    assert_eq!(of_day(&store, NEXT_DAY).await, [1, 0]);
    assert_eq!(store.audit().await.unwrap(), []);
}

/// As if an earlier version of this program had written all of it.
async fn what_was_signed_before_parts_were_kept_is_counted_once(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let signings = [
        from("FR", DAY, signing(1, 1, &[one, two])),
        from("BE", DAY, signing(3, 1, &[one])),
        from("BE", DAY, mailed(5, 2, &[one])),
        from("BE", NEXT_DAY, signing(7, 3, &[one])),
    ];
    store.writer().write(&mut batch(&signings)).await.unwrap();
    store
        .run(&[
            "DROP TABLE part_counts",
            "DELETE FROM _sqlx_migrations WHERE version = 18",
        ])
        .await;
    store.open_again().await;
    assert_eq!(of_day(&store, DAY).await, [1, 1]);
    assert_eq!(of_day(&store, NEXT_DAY).await, [1, 0]);
    assert_eq!(countries(&store, 1).await, ["BE", "FR"]);
    assert_eq!(store.audit().await.unwrap(), []);
}

async fn the_audit_finds_what_is_wrong_of_countries_and_days(store: TestStore) {
    let signings = [signing(1, 1, &[store.one, store.two])];
    store.writer().write(&mut batch(&signings)).await.unwrap();
    store
        .run(&[
            "UPDATE part_counts SET counted = 3 WHERE kind = 'country' \
             AND petition = (SELECT MIN(id) FROM petitions)",
            "DELETE FROM part_counts WHERE kind = 'day' AND petition = (SELECT MAX(id) FROM petitions)",
        ])
        .await;
    let wrong = |petition: &str, kept| Difference {
        petition: petition.to_owned(),
        kept,
        exact: 1,
    };
    let found = store.audit().await.unwrap();
    assert_eq!(found, [wrong("one (country)", 3), wrong("two (day)", 0)]);
}
