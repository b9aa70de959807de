//! False signatures: what a selection holds, how it is set aside and put back, and whether every
//! number stays right.

mod meanwhile;
mod same_address;
mod second_person;
mod selecting;
mod there_and_back;

use marathon_domain::{SignatureState, StaffRole};

use super::data::{self, ALL, TestStore, write};
use crate::{
    AlikeSignings, AskedSetAside, Selection, SetAsideAct, SetAsideChange, SetAsideReply,
    SetAsideRow, SetAsideWhat, SigningSelection, StaffMember, StoreWriter,
};

const TODAY: &str = "2026-12-01";

pub async fn somebody(store: &TestStore, section: &str, name: &str, token: u8) -> StaffMember {
    data::somebody(store, (section, name), StaffRole::Fraud, token).await
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

/// Sets a selection aside under this number. Returns how many signatures were set aside.
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
