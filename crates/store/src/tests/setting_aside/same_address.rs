//! Other signatures of the address whose signature is set aside.

use marathon_domain::SignatureState::{Counted, Duplicate, SetAside};

use super::{
    super::{
        data::{TestStore, batch, section_counts, signing},
        on_both,
    },
    counts, put_back, records, set_aside, somebody, states,
};

on_both!(
    in_the_place_of_a_false_signature_that_of_the_owner_counts,
    what_counted_in_its_place_gives_way_whatever_is_put_back_first,
);

async fn of_sections(store: &TestStore) -> Vec<(String, u64)> {
    let counts = section_counts(store).await.into_iter();
    let one = counts.filter(|(_, petition, _)| *petition == store.one);
    one.map(|(section, _, counted)| (section, counted))
        .collect()
}

async fn in_the_place_of_a_false_signature_that_of_the_owner_counts(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    // Somebody else has used the owner's address first, and from another section.
    let mut signings = [
        signing(1, 1, &[one]),
        signing(2, 1, &[one]),
        signing(3, 1, &[one]),
    ];
    signings[1].section = "int".to_owned();
    writer.write(&mut batch(&signings)).await.unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let counts_of = |fr, int| vec![("fr".to_owned(), fr), ("int".to_owned(), int)];
    assert_eq!(of_sections(&store).await, [("fr".to_owned(), 1)]);

    assert_eq!(set_aside(&mut writer, &amina, 7, records(&[1])).await, 1);
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(of_sections(&store).await, counts_of(0, 1));
    assert_eq!(states(&store).await, [(1, SetAside), (3, Duplicate)]);

    assert_eq!(put_back(&mut writer, &amina, 7, None).await, 1);
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(of_sections(&store).await, counts_of(1, 0));
    assert_eq!(states(&store).await, [(1, Counted), (3, Duplicate)]);
}

async fn what_counted_in_its_place_gives_way_whatever_is_put_back_first(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let signings = [signing(1, 1, &[one]), signing(2, 1, &[one])];
    writer.write(&mut batch(&signings)).await.unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    for (number, order) in [(10, [0, 1]), (20, [1, 0])] {
        for (place, record) in [(0, 1), (1, 2)] {
            set_aside(&mut writer, &amina, number + place, records(&[record])).await;
            assert_eq!(counts(&store).await.0, u64::from(place == 0));
        }
        assert_eq!(states(&store).await, [(1, SetAside), (2, SetAside)]);
        for place in order {
            assert_eq!(put_back(&mut writer, &amina, number + place, None).await, 1);
            assert_eq!(counts(&store).await.0, 1, "{order:?}");
        }
        assert_eq!(
            states(&store).await,
            [(1, Counted), (2, Duplicate)],
            "{order:?}"
        );
    }
    // Whoever signs again meanwhile counts until the first one comes back.
    set_aside(&mut writer, &amina, 30, records(&[1, 2])).await;
    assert_eq!(counts(&store).await.0, 0);
    writer
        .write(&mut batch(&[signing(3, 1, &[one])]))
        .await
        .unwrap();
    assert_eq!(counts(&store).await.0, 1);
    put_back(&mut writer, &amina, 30, None).await;
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(
        states(&store).await,
        [(1, Counted), (2, Duplicate), (3, Duplicate)]
    );
}
