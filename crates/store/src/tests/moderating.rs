//! Words of encouragement, the decisions of staff about them, and what is kept.

use marathon_domain::{
    StaffRole,
    moderation::{Deed, Kind, State},
};

use super::{
    data::{self, ALL, TestStore, write},
    on_both,
};
use crate::{
    ActReply, Action, Expiry, ExportedMessage, Idempotency, ItemFilter, NewItem, NewMessage,
    NewStaff, PetitionId, RemovedRows, Roles, StaffAct, StaffMember, StoreError, StoreReply,
    StoreWriter,
};

on_both!(
    a_message_waits_until_staff_decides,
    what_is_decided_is_undone_and_the_trail_keeps_all_of_it,
    what_was_released_is_read_page_by_page,
    a_token_is_of_one_person_and_ends_when_it_is_removed,
    a_message_is_stored_once_and_exported_with_its_state,
    what_was_written_goes_with_the_rest,
);

fn message(record: u8, petition: PetitionId) -> NewMessage {
    NewMessage {
        record: [record; 16],
        campaign: "test-2026".to_owned(),
        section: "fr".to_owned(),
        petition,
        day: "2026-11-30".to_owned(),
        key_id: "key".to_owned(),
        schema: 1,
        sealed: vec![record; 300],
        idempotency: None,
        moderated: Some(NewItem {
            kind: Kind::Messages,
            record: [record; 16],
            campaign: "test-2026".to_owned(),
            section: "fr".to_owned(),
            petition: Some(petition),
            day: "2026-11-30".to_owned(),
            key_id: "other".to_owned(),
            schema: 1,
            sealed: vec![100 + record; 300],
            words_digest: [record; 32],
        }),
    }
}

async fn store_messages(writer: &mut StoreWriter, messages: &[NewMessage]) -> Vec<StoreReply> {
    write(writer, messages).await.1
}

async fn somebody(store: &TestStore, section: &str, name: &str, token: u8) -> StaffMember {
    data::somebody(store, (section, name), StaffRole::Moderation, token).await
}

fn act(member: &StaffMember, record: u8, action: Action) -> StaffAct {
    StaffAct {
        staff: member.id,
        section: member.section.clone(),
        kind: Kind::Messages,
        record: [record; 16],
        action,
        day: "2026-12-01".to_owned(),
    }
}

async fn moderate(writer: &mut StoreWriter, acts: &[StaffAct]) -> Vec<ActReply> {
    write(writer, acts).await.1
}

fn release(shown: &str) -> Action {
    Action::Release(shown.to_owned(), None)
}

fn refuse(reason: &str) -> Action {
    Action::Refuse(reason.to_owned())
}

/// The records in a state, in their order.
async fn standing(store: &TestStore, state: State) -> Vec<u8> {
    let filter = ItemFilter {
        section: "fr",
        kind: Kind::Messages,
        state,
        after: 0,
        limit: 9,
    };
    let rows = store.moderated(filter).await.unwrap();
    rows.iter().map(|row| row.record[0]).collect()
}

/// The released messages for the first petition, the newest first.
async fn shown(store: &TestStore) -> Vec<String> {
    let rows = store
        .newest_released(Kind::Messages, "one", i64::MAX, 9)
        .await;
    rows.unwrap().into_iter().map(|row| row.shown).collect()
}

async fn a_message_waits_until_staff_decides(store: TestStore) {
    let mut writer = store.writer();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let mut quiet = message(3, store.one);
    quiet.moderated = None;
    let messages = [message(1, store.one), message(2, store.one), quiet];
    store_messages(&mut writer, &messages).await;
    assert_eq!(standing(&store, State::Waiting).await, [1, 2]);
    assert_eq!(shown(&store).await, [""; 0]);
    let waiting = store.moderated_item(Kind::Messages, &[2; 16]).await;
    let digest = waiting.unwrap().unwrap().words_digest;
    assert_eq!(digest, Some(vec![2; 32]));

    let acts = [
        act(&amina, 2, release("{\"text\":\"two\"}")),
        act(&amina, 1, refuse("off topic")),
        act(&amina, 3, release("{}")),
    ];
    let outcome = moderate(&mut writer, &acts).await;
    assert_eq!(
        outcome,
        [ActReply::Applied, ActReply::Applied, ActReply::Unknown]
    );
    assert_eq!(standing(&store, State::Waiting).await, [0; 0]);
    assert_eq!(standing(&store, State::Released).await, [2]);
    assert_eq!(standing(&store, State::Refused).await, [1]);
    assert_eq!(shown(&store).await, ["{\"text\":\"two\"}"]);
    let elsewhere = store
        .newest_released(Kind::Messages, "two", i64::MAX, 9)
        .await;
    assert_eq!(elsewhere.unwrap(), []);

    let item = store.moderated_item(Kind::Messages, &[2; 16]).await;
    let item = item.unwrap().unwrap();
    assert_eq!(
        (item.sealed, item.key_id),
        (vec![102; 300], "other".to_owned())
    );
    assert_eq!(item.head.petition.as_deref(), Some("one"));
}

async fn what_is_decided_is_undone_and_the_trail_keeps_all_of_it(store: TestStore) {
    let mut writer = store.writer();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let paul = somebody(&store, "int", "Paul", 2).await;
    store_messages(&mut writer, &[message(1, store.one)]).await;
    let acts = [
        act(&paul, 1, Action::Read),
        act(&paul, 1, release("{}")),
        act(&amina, 1, Action::Read),
        act(&amina, 1, Action::Read),
        act(&amina, 1, release("{}")),
        // Sent again, because its answer was lost.
        act(&amina, 1, release("{}")),
        act(&amina, 1, release("{\"other\":1}")),
        act(&amina, 1, refuse("no")),
        act(&amina, 1, Action::Undo),
        act(&amina, 1, Action::Undo),
        act(&amina, 1, refuse("no")),
        act(&amina, 1, refuse("no")),
        act(&amina, 1, refuse("yes")),
    ];
    let outcome = moderate(&mut writer, &acts).await;
    use ActReply::{Applied, OtherSection, WrongState};
    let expected = [
        OtherSection,
        OtherSection,
        Applied,
        Applied,
        Applied,
        Applied,
        WrongState(State::Released),
        WrongState(State::Released),
        Applied,
        Applied,
        Applied,
        Applied,
        WrongState(State::Refused),
    ];
    assert_eq!(outcome, expected);
    assert_eq!(shown(&store).await, [""; 0]);

    let deeds = |rows: &[crate::ActRow]| -> Vec<(Deed, Option<String>)> {
        let deeds = rows.iter().map(|row| (row.deed, row.reason.clone()));
        deeds.collect()
    };
    let trail = store.acts_on(&[1; 16]).await.unwrap();
    let expected = [
        (Deed::Read, None),
        (Deed::Released, None),
        (Deed::Undone, None),
        (Deed::Refused, Some("no".to_owned())),
    ];
    assert_eq!(deeds(&trail), expected);
    assert!(trail.iter().all(|row| row.by == "Amina"));
    let newest = store.staff_acts("fr", i64::MAX, 2).await.unwrap();
    assert_eq!(deeds(&newest), [expected[3].clone(), expected[2].clone()]);
    let older = store.staff_acts("fr", newest[1].number, 9).await.unwrap();
    assert_eq!(deeds(&older), [expected[1].clone(), expected[0].clone()]);
    assert!(
        store
            .staff_acts("int", i64::MAX, 9)
            .await
            .unwrap()
            .is_empty()
    );
}

async fn what_was_released_is_read_page_by_page(store: TestStore) {
    let mut writer = store.writer();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let messages: Vec<NewMessage> = (1..=5).map(|one| message(one, store.one)).collect();
    store_messages(&mut writer, &messages).await;
    // Not in the order in which they came.
    let order = [3, 1, 5, 2, 4];
    let acts = order.map(|record| act(&amina, record, release(&format!("{record}"))));
    moderate(&mut writer, &acts).await;
    assert_eq!(shown(&store).await, ["4", "2", "5", "1", "3"]);

    let (mut before, mut newest) = (i64::MAX, Vec::new());
    let (mut after, mut oldest) = (0, Vec::new());
    for _ in 0..3 {
        let page = store
            .newest_released(Kind::Messages, "one", before, 2)
            .await;
        for row in page.unwrap() {
            before = row.place;
            newest.push(row.shown);
        }
        for row in store.released_messages("one", after, 2).await.unwrap() {
            after = row.place;
            oldest.push(row.shown);
        }
    }
    assert_eq!(newest, ["4", "2", "5", "1", "3"]);
    assert_eq!(oldest, ["3", "1", "5", "2", "4"]);
}

async fn a_token_is_of_one_person_and_ends_when_it_is_removed(store: TestStore) {
    let amina = somebody(&store, "fr", "Amina", 1).await;
    assert_eq!(amina.section, "fr");
    somebody(&store, "int", "Amina", 2).await;
    let again = NewStaff {
        section: "fr",
        name: "Amina",
        roles: &Roles::of(&[StaffRole::Moderation]),
        token_hash: [3; 32],
        day: "2026-11-02",
    };
    assert!(!store.add_staff(&again).await.unwrap());
    assert!(store.staff_of(&[3; 32]).await.unwrap().is_none());

    assert!(
        store
            .remove_staff("fr", "Amina", "2026-11-03")
            .await
            .unwrap()
    );
    assert!(
        !store
            .remove_staff("fr", "Amina", "2026-11-04")
            .await
            .unwrap()
    );
    assert!(store.staff_of(&[1; 32]).await.unwrap().is_none());
    assert!(store.staff_of(&[2; 32]).await.unwrap().is_some());
    // It stays clear who did what.
    assert!(!store.add_staff(&again).await.unwrap());
    let rows = store.staff().await.unwrap();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| (row.section.as_str(), row.removed.as_deref()))
        .collect();
    assert_eq!(rows, [("fr", Some("2026-11-03")), ("int", None)]);
}

async fn a_message_is_stored_once_and_exported_with_its_state(store: TestStore) {
    let mut writer = store.writer();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let sent = Idempotency {
        key: [7; 32],
        digest: [8; 32],
    };
    let keyed = |record| NewMessage {
        idempotency: Some(sent),
        ..message(record, store.two)
    };
    let mut quiet = message(4, store.one);
    quiet.moderated = None;
    let mut elsewhere = message(5, store.one);
    elsewhere.section = "int".to_owned();
    let messages = [keyed(1), keyed(2), message(3, store.one), quiet, elsewhere];
    let replies = store_messages(&mut writer, &messages).await;
    let (stored, overtaken) = (StoreReply::Stored, StoreReply::Overtaken);
    assert_eq!(replies, [stored, overtaken, stored, stored, stored]);
    assert_eq!(standing(&store, State::Waiting).await, [1, 3, 5]);
    let digest = store.request_digest(&[7; 32]).await.unwrap();
    assert_eq!(digest.as_deref(), Some(&[8; 32][..]));
    assert_eq!(store.request_digest(&[9; 32]).await.unwrap(), None);

    moderate(&mut writer, &[act(&amina, 3, release("{}"))]).await;
    let mut exported = Vec::new();
    let each = |message: ExportedMessage| {
        exported.push((message.sealed[0], message.petition, message.state));
        Ok::<(), StoreError>(())
    };
    store.export_messages(ALL, each).await.unwrap();
    let expected = [
        (1, "two".to_owned(), Some(State::Waiting)),
        (3, "one".to_owned(), Some(State::Released)),
        (4, "one".to_owned(), None),
    ];
    assert_eq!(exported, expected);
}

async fn what_was_written_goes_with_the_rest(store: TestStore) {
    let mut writer = store.writer();
    let amina = somebody(&store, "fr", "Amina", 1).await;
    let mut late = message(2, store.one);
    late.day = "2026-12-05".to_owned();
    if let Some(moderated) = &mut late.moderated {
        moderated.day.clone_from(&late.day);
    }
    store_messages(&mut writer, &[message(1, store.one), late]).await;
    moderate(&mut writer, &[act(&amina, 1, release("{}"))]).await;
    let mut expire = async |all: Option<&str>| {
        let expiry = Expiry {
            unconfirmed_before: "2026-12-01".to_owned(),
            all_before: all.map(str::to_owned),
        };
        write(&mut writer, &[expiry]).await.1[0]
    };
    assert_eq!(expire(None).await, RemovedRows::default());
    assert_eq!(shown(&store).await.len(), 1);
    let gone = expire(Some("2026-12-05")).await;
    assert_eq!((gone.messages, gone.moderated), (1, 2));
    assert_eq!(shown(&store).await.len(), 0);
    assert_eq!(standing(&store, State::Waiting).await, [2]);
    assert!(store.acts_on(&[1; 16]).await.unwrap().is_empty());
    assert_eq!(expire(Some("2026-12-05")).await, RemovedRows::default());
}
