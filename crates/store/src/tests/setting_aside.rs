//! False signatures: what a selection holds, how it is set aside and put back, and whether every
//! number stays right.

mod meanwhile;

use marathon_domain::{
    SignatureState::{self, Counted, Duplicate, SetAside},
    StaffRole,
    fraud::SetAsideState,
};

use super::{
    data::{ALL, TestStore, batch, section_counts, signing, write},
    on_both,
};
use crate::{
    AlikeSignings, AskedSetAside, NewSigning, NewStaff, Roles, Selected, SelectedPetition,
    Selection, SetAsideAct, SetAsideChange, SetAsideReply, SetAsideRow, SetAsideWhat,
    SigningSelection, StaffMember, StoreWriter,
};

on_both!(
    what_is_set_aside_stops_counting_and_comes_back,
    a_selection_is_made_by_what_signings_have_in_common,
    in_the_place_of_a_false_signature_that_of_the_owner_counts,
    what_counted_in_its_place_gives_way_whatever_is_put_back_first,
    a_part_is_put_back,
    above_a_number_it_takes_a_second_person,
    what_was_begun_goes_on_after_a_restart_and_takes_nothing_that_came_later,
);

const TODAY: &str = "2026-12-01";

pub async fn somebody(store: &TestStore, section: &str, name: &str, token: u8) -> StaffMember {
    let new = NewStaff {
        section,
        name,
        roles: &Roles::of(&[StaffRole::Fraud]),
        token_hash: [token; 32],
        day: TODAY,
    };
    assert!(store.add_staff(&new).await.unwrap());
    store.staff_of(&[token; 32]).await.unwrap().unwrap()
}

pub fn records(records: &[u8]) -> SigningSelection {
    SigningSelection::Records(records.iter().map(|record| [*record; 16]).collect())
}

pub fn alike(change: impl FnOnce(&mut AlikeSignings)) -> SigningSelection {
    let mut alike = AlikeSignings::default();
    change(&mut alike);
    SigningSelection::Alike(alike)
}

pub fn act(member: &StaffMember, record: u8, what: SetAsideWhat) -> SetAsideChange {
    SetAsideChange::Act(Box::new(SetAsideAct {
        staff: member.id,
        section: member.section.clone(),
        record: [record; 16],
        day: TODAY.to_owned(),
        what,
    }))
}

pub fn asked(selection: SigningSelection, found: u64) -> SetAsideWhat {
    SetAsideWhat::Ask(AskedSetAside {
        selection,
        reason: "one network".to_owned(),
        found,
        alone: 100,
    })
}

fn undo(selection: Option<SigningSelection>) -> SetAsideWhat {
    let reason = "a school class".to_owned();
    SetAsideWhat::Undo { selection, reason }
}

pub async fn change(writer: &mut StoreWriter, change: SetAsideChange) -> SetAsideReply {
    write(writer, &[change]).await.1[0]
}

/// Works in steps of two signings until nothing is left. Returns how many signatures changed.
pub async fn work_off(writer: &mut StoreWriter) -> u64 {
    let mut changed = 0;
    for _ in 0..100 {
        let step = SetAsideChange::Step { signings: 2 };
        match change(writer, step).await {
            SetAsideReply::Stepped {
                signatures,
                is_left: true,
            } => changed += signatures,
            other => {
                let end = SetAsideReply::Stepped {
                    signatures: 0,
                    is_left: false,
                };
                assert_eq!(other, end);
                return changed;
            }
        }
    }
    panic!("it never ends");
}

/// Sets a selection aside under this number. Returns how many signatures that are.
pub async fn set_aside(
    writer: &mut StoreWriter,
    member: &StaffMember,
    number: u8,
    selection: SigningSelection,
) -> u64 {
    let reply = change(writer, act(member, number, asked(selection, 1))).await;
    assert_eq!(reply, SetAsideReply::Applied);
    work_off(writer).await
}

pub async fn put_back(
    writer: &mut StoreWriter,
    member: &StaffMember,
    number: u8,
    selection: Option<SigningSelection>,
) -> u64 {
    let reply = change(writer, act(member, number, undo(selection))).await;
    assert_eq!(reply, SetAsideReply::Applied);
    work_off(writer).await
}

async fn row(store: &TestStore, number: u8) -> SetAsideRow {
    store.set_aside(&[number; 16]).await.unwrap().unwrap()
}

/// The counts of the two petitions, once the recount agrees.
pub async fn counts(store: &TestStore) -> (u64, u64) {
    assert_eq!(store.audit().await.unwrap(), []);
    let counts = store.counts().await.unwrap();
    (counts[&store.one], counts[&store.two])
}

async fn of_sections(store: &TestStore) -> Vec<(String, u64)> {
    let counts = section_counts(store).await.into_iter();
    let one = counts.filter(|(_, petition, _)| *petition == store.one);
    one.map(|(section, _, counted)| (section, counted))
        .collect()
}

/// Record and state of every exported signature of petition one, those that are set aside as well.
pub async fn states(store: &TestStore) -> Vec<(u8, SignatureState)> {
    let slug = "one".parse().unwrap();
    let with = Selection {
        petition: Some(&slug),
        set_aside: true,
        ..ALL
    };
    let exported = store.exported(with).await.into_iter();
    let states = exported.map(|signing| (signing.record[0], signing.signatures[0].state));
    states.collect()
}

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

async fn a_selection_is_made_by_what_signings_have_in_common(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    let mut signings: Vec<NewSigning> = (1..=9)
        .map(|number| signing(number, number, &[one]))
        .collect();
    for (number, signing) in (1..).zip(&mut signings) {
        signing.trace.network = [number % 2; 8];
        signing.trace.domain = [number % 3; 8];
        signing.country = if number < 5 { "FR" } else { "BE" }.to_owned();
        signing.day = format!("2026-11-2{number}");
    }
    writer.write(&mut batch(&signings)).await.unwrap();
    let one_network: fn(&mut AlikeSignings) = |alike| alike.networks = vec![[0; 8]];
    let selections: [(SigningSelection, u64); 8] = [
        (alike(one_network), 4),
        (alike(|alike| alike.domains = vec![[0; 8], [1; 8]]), 6),
        (
            alike(|alike| {
                alike.networks = vec![[0; 8]];
                alike.domains = vec![[0; 8]];
            }),
            6,
        ),
        (
            alike(|alike| {
                alike.networks = vec![[0; 8]];
                alike.country = Some("BE".to_owned());
            }),
            2,
        ),
        (alike(|alike| alike.from = Some("2026-11-27".to_owned())), 3),
        (
            alike(|alike| {
                alike.from = Some("2026-11-22".to_owned());
                alike.to = Some("2026-11-23".to_owned());
            }),
            2,
        ),
        (alike(|alike| alike.networks = vec![[9; 8]]), 0),
        (records(&[1, 9, 77]), 2),
    ];
    for (selection, signings) in selections {
        let selected = store.selected("fr", &selection).await.unwrap();
        assert_eq!(selected.signings, signings, "{selection:?}");
        assert_eq!(store.selected("int", &selection).await.unwrap().signings, 0);
    }
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

async fn above_a_number_it_takes_a_second_person(store: TestStore) {
    let one = store.one;
    let mut writer = store.writer();
    writer
        .write(&mut batch(&[signing(1, 1, &[one])]))
        .await
        .unwrap();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let paul = somebody(&store, "fr", "Paul", 2).await;
    let other = somebody(&store, "int", "Ida", 3).await;
    let approve = |member: &StaffMember| act(member, 7, SetAsideWhat::Approve);
    let mut reply = async |what| change(&mut writer, what).await;
    use SetAsideReply::{Applied, OtherSection, SamePerson, Unknown, WrongState};

    assert_eq!(
        reply(act(&amina, 6, asked(records(&[9]), 60))).await,
        Applied
    );
    assert_eq!(row(&store, 6).await.state, SetAsideState::Working);
    // Many small set-asides add up to a large one.
    assert_eq!(
        reply(act(&amina, 7, asked(records(&[1]), 41))).await,
        Applied
    );
    assert_eq!(row(&store, 7).await.state, SetAsideState::Waiting);
    assert_eq!(
        reply(act(&paul, 8, asked(records(&[9]), 41))).await,
        Applied
    );
    assert_eq!(row(&store, 8).await.state, SetAsideState::Working);
    assert_eq!(reply(act(&amina, 9, SetAsideWhat::Approve)).await, Unknown);
    assert_eq!(reply(approve(&amina)).await, SamePerson);
    assert_eq!(reply(approve(&other)).await, OtherSection);
    assert_eq!(reply(act(&other, 7, undo(None))).await, OtherSection);
    assert_eq!(
        reply(act(&paul, 7, undo(None))).await,
        WrongState(SetAsideState::Waiting)
    );
    assert_eq!(counts(&store).await.0, 1);
    assert_eq!(reply(approve(&paul)).await, Applied);
    assert_eq!(
        reply(approve(&paul)).await,
        WrongState(SetAsideState::Working)
    );
    work_off(&mut writer).await;
    assert_eq!(counts(&store).await.0, 0);
    assert_eq!(row(&store, 7).await.approved_by.as_deref(), Some("Paul"));

    // An approved one no longer counts as hers alone; a refused one counts for nobody.
    let mut reply = async |what| change(&mut writer, what).await;
    assert_eq!(
        reply(act(&amina, 10, asked(records(&[1]), 40))).await,
        Applied
    );
    assert_eq!(row(&store, 10).await.state, SetAsideState::Working);
    assert_eq!(
        reply(act(&amina, 11, asked(records(&[1]), 101))).await,
        Applied
    );
    let refuse = SetAsideWhat::Refuse {
        reason: "a school".to_owned(),
    };
    assert_eq!(reply(act(&paul, 11, refuse)).await, Applied);
    assert_eq!(row(&store, 11).await.state, SetAsideState::Refused);
    assert_eq!(
        reply(act(&paul, 11, SetAsideWhat::Approve)).await,
        WrongState(SetAsideState::Refused)
    );
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
