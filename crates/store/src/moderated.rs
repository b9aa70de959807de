//! Items that staff decides about, and the acts of staff, as they are kept.

use marathon_domain::moderation::{Deed, Kind, State, TrailKind};
use sqlx::FromRow;

use crate::{Hash, Idempotency, PetitionId, PublicWords, StaffId, StoreError};

/// An item for staff to decide about, sealed to the moderation key of a section.
pub struct NewItem {
    pub kind: Kind,
    pub record: [u8; 16],
    pub campaign: String,
    pub section: String,
    pub petition: Option<PetitionId>,
    pub day: String,
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
    /// The digest of the words that may be released, with a salt that is sealed with them.
    pub words_digest: Hash,
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
    /// The same message for the moderators, if it may be shown.
    pub moderated: Option<NewItem>,
}

/// An act of a member of staff.
pub struct StaffAct {
    pub staff: StaffId,
    /// Acts on items of another section are refused.
    pub section: String,
    pub kind: Kind,
    pub record: [u8; 16],
    pub action: Action,
    pub day: String,
}

/// The kind of an act.
pub enum Action {
    Read,
    /// With the shown content, as JSON, and the words that a public marathon has in clear from then on.
    Release(String, Option<Box<PublicWords>>),
    /// With the reason.
    Refuse(String),
    Undo,
}

impl Action {
    /// The word for it in the trail.
    pub fn deed(&self) -> Deed {
        match self {
            Self::Read => Deed::Read,
            Self::Release(..) => Deed::Released,
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
            Self::Release(shown, _) => Some(shown),
            _ => None,
        }
    }

    /// The words of a public marathon that is released.
    pub fn public_words(&self) -> Option<&PublicWords> {
        match self {
            Self::Release(_, words) => words.as_deref(),
            _ => None,
        }
    }

    /// The state that it leads to, and those that it starts from. `None` for reading, which changes nothing.
    pub fn states(&self) -> Option<(State, &'static [State])> {
        match self {
            Self::Read => None,
            Self::Release(..) => Some((State::Released, &[State::Waiting])),
            Self::Refuse(_) => Some((State::Refused, &[State::Waiting])),
            Self::Undo => Some((State::Waiting, &[State::Released, State::Refused])),
        }
    }
}

/// The result of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActReply {
    /// It is done, now or before.
    Applied,
    Unknown,
    OtherSection,
    /// The item is in this state, which does not allow the act.
    WrongState(State),
}

/// The state of the item that an act is about.
#[derive(FromRow)]
pub struct Standing {
    pub section: String,
    #[sqlx(try_from = "String")]
    pub state: State,
    pub shown: Option<String>,
    /// The reason of the last refusal.
    pub reason: Option<String>,
}

impl Standing {
    /// Whether to carry out the act. If not, `Err` has the answer. An act that was carried out
    /// before gets the same answer as then.
    pub fn allows(this: Option<&Self>, act: &StaffAct) -> Result<(), ActReply> {
        let this = this.ok_or(ActReply::Unknown)?;
        if this.section != act.section {
            return Err(ActReply::OtherSection);
        }
        let Some((to, from)) = act.action.states() else {
            return Ok(());
        };
        if from.contains(&this.state) {
            return Ok(());
        }
        let repeated = this.state == to
            && match &act.action {
                Action::Release(shown, _) => this.shown.as_ref() == Some(shown),
                Action::Refuse(reason) => this.reason.as_ref() == Some(reason),
                Action::Read | Action::Undo => true,
            };
        Err(match repeated {
            true => ActReply::Applied,
            false => ActReply::WrongState(this.state),
        })
    }
}

/// Which items to show to staff.
#[derive(Clone, Copy)]
pub struct ItemFilter<'a> {
    pub section: &'a str,
    pub kind: Kind,
    pub state: State,
    /// Only items after this number.
    pub after: i64,
    pub limit: i64,
}

/// An item in a list.
#[derive(FromRow)]
pub struct ItemRow {
    /// Numbers follow the order in which items came.
    pub number: i64,
    pub record: Vec<u8>,
    pub petition: Option<String>,
    pub day: String,
    #[sqlx(try_from = "String")]
    pub state: State,
}

/// A whole item.
#[derive(FromRow)]
pub struct WholeItem {
    #[sqlx(flatten)]
    pub head: ItemRow,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    #[sqlx(try_from = "i32")]
    pub schema: u16,
    pub sealed: Vec<u8>,
    /// `None` for items older than the digest, and for those that are not sealed.
    pub words_digest: Option<Vec<u8>>,
    pub shown: Option<String>,
}

/// An act of a member of staff, as it is read.
#[derive(FromRow)]
pub struct ActRow {
    /// Numbers follow the order in which acts were done.
    pub number: i64,
    #[sqlx(try_from = "String")]
    pub kind: TrailKind,
    pub record: Vec<u8>,
    #[sqlx(try_from = "String")]
    pub deed: Deed,
    pub by: String,
    pub day: String,
    pub reason: Option<String>,
    /// `None` for entries older than the chain.
    pub place: Option<i64>,
    pub digest: Option<Vec<u8>>,
}

/// A released item, as JSON, with its place in the order of release.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
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
    /// What staff decided; `None` if it may not be shown.
    pub state: Option<State>,
}

/// A message as the database returns it, without a state if it may not be shown.
#[derive(FromRow)]
pub(crate) struct MessageRow {
    record: Vec<u8>,
    campaign: String,
    section: String,
    petition: String,
    key_id: String,
    #[sqlx(try_from = "i32")]
    schema: u16,
    day: String,
    sealed: Vec<u8>,
    state: Option<String>,
}

impl TryFrom<MessageRow> for ExportedMessage {
    type Error = StoreError;

    fn try_from(row: MessageRow) -> Result<Self, StoreError> {
        let state = row.state.map(State::try_from).transpose();
        Ok(Self {
            record: row.record,
            campaign: row.campaign,
            section: row.section,
            petition: row.petition,
            key_id: row.key_id,
            schema: row.schema,
            day: row.day,
            sealed: row.sealed,
            state: state.map_err(|error| sqlx::Error::Decode(error.into()))?,
        })
    }
}
