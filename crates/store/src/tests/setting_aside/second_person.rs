//! A large set-aside takes a second person.

use marathon_domain::fraud::SetAsideState;

use super::{
    super::{
        data::{TestStore, batch, signing},
        on_both,
    },
    act, asked, change, counts, records, row, somebody, undo, work_off,
};
use crate::{SetAsideReply, SetAsideWhat, StaffMember};

on_both!(above_a_number_it_takes_a_second_person,);

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

    // An approved set-aside no longer counts as hers alone; a refused one counts for nobody.
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
