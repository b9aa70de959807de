//! What is kept of things that staff decides about, and of what staff did.

use std::str::FromStr;

use super::{PetitionId, StoreError};
use crate::{
    hashes::{Hash, Idempotency},
    moderation::{Deed, Kind, State, UnknownWord},
};

/// Something that staff is to look at, sealed to the moderation key of a section.
pub struct NewModerated {
    pub kind: Kind,
    pub record: [u8; 16],
    pub campaign: String,
    pub section: String,
    pub petition: Option<PetitionId>,
    pub day: String,
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
}

/// Words of encouragement, sealed to a section.
pub struct NewMessage {
    pub record: [u8; 16],
    pub campaign: String,
    pub section: String,
    pub petition: PetitionId,
    pub day: String,
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
    pub idempotency: Option<Idempotency>,
    /// The same for those who decide whether it is shown, if it may be.
    pub moderated: Option<NewModerated>,
}

/// Somebody of staff, by their number in this database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaffId(pub(super) i64);

/// Who a token belongs to.
#[derive(Clone, Debug)]
pub struct StaffMember {
    pub id: StaffId,
    pub section: String,
}

/// One of all who have or had a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    pub section: String,
    pub name: String,
    pub added: String,
    pub removed: Option<String>,
}

/// A new member of staff.
pub struct NewStaff<'a> {
    pub section: &'a str,
    pub name: &'a str,
    pub token_hash: Hash,
    pub day: &'a str,
}

/// Somebody of staff does something.
pub struct StaffAct {
    pub staff: StaffId,
    /// What is of another section is refused.
    pub section: String,
    pub kind: Kind,
    pub record: [u8; 16],
    pub deed: NewDeed,
    pub day: String,
}

pub enum NewDeed {
    Read,
    /// With what is shown, as JSON.
    Release(String),
    /// With the reason.
    Refuse(String),
    Undo,
}

impl NewDeed {
    /// As the trail has it.
    pub fn deed(&self) -> Deed {
        match self {
            Self::Read => Deed::Read,
            Self::Release(_) => Deed::Released,
            Self::Refuse(_) => Deed::Refused,
            Self::Undo => Deed::Undone,
        }
    }

    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Refuse(reason) => Some(reason),
            _ => None,
        }
    }

    pub fn shown(&self) -> Option<&str> {
        match self {
            Self::Release(shown) => Some(shown),
            _ => None,
        }
    }

    /// What it leads to, and what it starts from; nothing of reading, which changes nothing.
    pub fn states(&self) -> Option<(State, &'static [State])> {
        match self {
            Self::Read => None,
            Self::Release(_) => Some((State::Released, &[State::Waiting])),
            Self::Refuse(_) => Some((State::Refused, &[State::Waiting])),
            Self::Undo => Some((State::Waiting, &[State::Released, State::Refused])),
        }
    }
}

/// What became of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moderated {
    /// It is done; nothing was left to do if it was done before.
    Done,
    Unknown,
    OtherSection,
    /// It is in this state, from which this cannot be done.
    Otherwise(State),
}

/// Where the thing stands that an act is about.
pub struct Standing {
    pub section: String,
    pub state: State,
    pub shown: Option<String>,
    /// Of the last refusal.
    pub reason: Option<String>,
}

impl Standing {
    /// Whether the act is to be carried out: `Err` has the answer if not. One that was carried out already
    /// is answered as it was then.
    pub fn allows(this: Option<&Self>, act: &StaffAct) -> Result<(), Moderated> {
        let this = this.ok_or(Moderated::Unknown)?;
        if this.section != act.section {
            return Err(Moderated::OtherSection);
        }
        let Some((to, from)) = act.deed.states() else {
            return Ok(());
        };
        if from.contains(&this.state) {
            return Ok(());
        }
        let repeated = this.state == to
            && match &act.deed {
                NewDeed::Release(shown) => this.shown.as_ref() == Some(shown),
                NewDeed::Refuse(reason) => this.reason.as_ref() == Some(reason),
                NewDeed::Read | NewDeed::Undo => true,
            };
        Err(match repeated {
            true => Moderated::Done,
            false => Moderated::Otherwise(this.state),
        })
    }
}

/// Which things staff is shown.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub section: &'a str,
    pub kind: Kind,
    pub state: State,
    /// Those that came after this number.
    pub after: i64,
    pub limit: i64,
}

/// One of them.
pub struct ItemRow {
    /// In the order in which they came.
    pub number: i64,
    pub record: Vec<u8>,
    pub petition: Option<String>,
    pub day: String,
    pub state: State,
}

/// One of them, whole.
pub struct WholeItem {
    pub head: ItemRow,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
    pub shown: Option<String>,
}

/// What somebody of staff did.
pub struct ActRow {
    /// In the order in which it was done.
    pub number: i64,
    pub kind: Kind,
    pub record: Vec<u8>,
    pub deed: Deed,
    pub by: String,
    pub day: String,
    pub reason: Option<String>,
}

/// What was released, as JSON, with its number in the order of release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleasedRow {
    pub place: i64,
    pub shown: String,
}

/// A message as a section's export holds it.
pub struct ExportedMessage {
    pub record: Vec<u8>,
    pub campaign: String,
    pub section: String,
    pub petition: String,
    pub key_id: String,
    pub schema: u16,
    pub day: String,
    pub sealed: Vec<u8>,
    /// What staff decided; none if it may not be shown.
    pub state: Option<State>,
}

/// A word of a column.
pub(super) fn word<T: FromStr<Err = UnknownWord>>(text: &str) -> Result<T, StoreError> {
    let unreadable = |error: UnknownWord| sqlx::Error::Decode(error.into());
    Ok(text.parse().map_err(unreadable)?)
}
