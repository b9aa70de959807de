//! Signatures that are set aside stop counting, all of them, and come back, in whole or in part.

use marathon_domain::fraud::SetAsideState;

use super::{
    super::{
        data::{TestStore, batch, section_counts, signing},
        on_both,
    },
    TODAY, act, alike, asked, change, counts, put_back, records, row, set_aside, somebody, undo,
    work_off,
};
use crate::{NewSigning, Selected, SelectedPetition, SetAsideChange};

on_both!(
    what_is_set_aside_stops_counting_and_comes_back,
    a_part_is_put_back,
    what_was_begun_goes_on_after_a_restart_and_takes_nothing_that_came_later,
);

async fn what_is_set_aside_stops_counting_and_comes_back(store: TestStore) {
    let (one, two) = (store.one, store.two);
    let mut writer = store.writer();
    let mut signings: Vec<NewSigning> = (1..=20)
        .map(|number| signing(number, number, &[one, two][..1 + usize::from(number % 2)]))
        .collect();
    for signing in &mut signings[..10] {
        signing.source = Some("false.example".to_owned());
    }
    signings[0].section = "int".to_owned();
    writer.write(&mut batch(&signings)).await.unwrap();
    assert_eq!(counts(&store).await, (20, 10));
    let before = section_counts(&store).await;
    let amina = somebody(&store, "fr", "Amina", 1).await;

    let selection = alike(|alike| alike.source = Some("false.example".to_owned()));
    let selected = store.selected("fr", &selection).await.unwrap();
    let of = |petition: &str, counted| SelectedPetition {
        petition: petition.to_owned(),
        counted,
        pending: 0,
        duplicate: 0,
    };
    let expected = Selected {
        signings: 9,
        petitions: vec![of("one", 9), of("two", 4)],
    };
    assert_eq!(selected, expected, "that of another section is not meant");

    assert_eq!(
        set_aside(&mut writer, &amina, 7, selection.clone()).await,
        13
    );
    assert_eq!(counts(&store).await, (11, 6));
    assert_eq!(
        store.selected("fr", &selection).await.unwrap(),
        Selected::default()
    );
    let row = row(&store, 7).await;
    assert_eq!((row.state, row.signatures), (SetAsideState::Done, 13));
    assert_eq!((row.by.as_str(), &row.selection), ("Amina", &selection));

    // The second time there is nothing to do.
    assert_eq!(set_aside(&mut writer, &amina, 8, selection).await, 0);
    assert_eq!(put_back(&mut writer, &amina, 7, None).await, 13);
    assert_eq!(counts(&store).await, (20, 10));
    assert_eq!(section_counts(&store).await, before);
    assert_eq!(self::row(&store, 7).await.signatures, 0);
}

async fn a_part_is_put_back(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let mut signings: Vec<NewSigning> = (1..=9)
        .map(|number| signing(number, number, &[one]))
        .collect();
    signings[4].country = "BE".to_owned();
    writer.write(&mut batch(&signings)).await.unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let all = alike(|alike| alike.to = Some(TODAY.to_owned()));
    assert_eq!(set_aside(&mut writer, &amina, 7, all).await, 9);
    let in_be = alike(|alike| alike.country = Some("BE".to_owned()));
    assert_eq!(put_back(&mut writer, &amina, 7, Some(in_be)).await, 1);
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(
        put_back(&mut writer, &amina, 7, Some(records(&[9, 5, 8, 77, 1]))).await,
        3
    );
    assert_eq!(counts(&store).await.0, 4);
    assert_eq!(row(&store, 7).await.signatures, 5);
    assert_eq!(put_back(&mut writer, &amina, 7, None).await, 5);
    assert_eq!(counts(&store).await.0, 9);
}

async fn what_was_begun_goes_on_after_a_restart_and_takes_nothing_that_came_later(
    store: TestStore,
) {
    let one = store.one;
    let mut writer = store.writer();
    let signings: Vec<NewSigning> = (1..=9)
        .map(|number| signing(number, number, &[one]))
        .collect();
    writer.write(&mut batch(&signings)).await.unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let all = alike(|alike| alike.country = Some("FR".to_owned()));
    assert!(!store.has_set_aside_work().await.unwrap());
    change(&mut writer, act(&amina, 7, asked(all.clone(), 9))).await;
    let step = || SetAsideChange::Step { signings: 2 };
    change(&mut writer, step()).await;
    assert_eq!(counts(&store).await.0, 7);
    writer
        .write(&mut batch(&[signing(11, 11, &[one])]))
        .await
        .unwrap();
    writer.close().await.unwrap();

    let again = store.open_again().await;
    assert!(again.has_set_aside_work().await.unwrap());
    let mut writer = again.writer();
    assert_eq!(work_off(&mut writer).await, 7);
    assert_eq!(counts(&store).await.0, 1);
    assert!(!store.has_set_aside_work().await.unwrap());

    // Undone before it has ended: the rest stays as it is.
    change(&mut writer, act(&amina, 8, asked(all, 1))).await;
    change(&mut writer, act(&amina, 8, undo(None))).await;
    work_off(&mut writer).await;
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(put_back(&mut writer, &amina, 7, None).await, 9);
    assert_eq!(counts(&store).await.0, 10);
}
