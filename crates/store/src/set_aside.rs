//! False signatures: how they are selected, the acts of staff, and their results.

use marathon_domain::fraud::SetAsideState;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::{StaffId, TraceTag};

/// Which signings of a section a set-aside covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SigningSelection {
    Records(Vec<[u8; 16]>),
    Alike(AlikeSignings),
}

/// Signings that have all of this in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlikeSignings {
    /// Together with `domains`, one match of either is enough.
    pub networks: Vec<TraceTag>,
    pub domains: Vec<TraceTag>,
    pub source: Option<String>,
    pub country: Option<String>,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
}

/// The signatures of one petition in a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectedPetition {
    pub petition: String,
    pub counted: u64,
    pub pending: u64,
    pub duplicate: u64,
}

/// What a selection holds that can be set aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selected {
    pub signings: u64,
    /// Sorted by slug.
    pub petitions: Vec<SelectedPetition>,
}

/// An act of a member of staff on false signatures.
pub struct SetAsideAct {
    pub staff: StaffId,
    /// Acts on a set-aside of another section are refused.
    pub section: String,
    /// The set-aside that it is about.
    pub record: [u8; 16],
    pub day: String,
    pub what: SetAsideWhat,
}

/// The kind of an act.
pub enum SetAsideWhat {
    /// Sets a selection aside, or asks a second person to.
    Ask(AskedSetAside),
    /// Says yes, as the second person.
    Approve,
    /// Says no: nothing is set aside.
    Refuse { reason: String },
    /// Puts back all of the signatures, or a part.
    Undo {
        selection: Option<SigningSelection>,
        reason: String,
    },
}

/// A request to set a selection aside.
pub struct AskedSetAside {
    pub selection: SigningSelection,
    pub reason: String,
    /// Signings that it holds.
    pub found: u64,
    /// If one person asks for more than this on one day, a second one must approve.
    pub alone: u64,
}

/// Work on false signatures.
pub enum SetAsideChange {
    Act(Box<SetAsideAct>),
    /// Continues the oldest set-aside that has work left, by this many signings.
    Step {
        signings: usize,
    },
}

/// The result of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAsideReply {
    /// It is done, or will be, step by step.
    Applied,
    Unknown,
    OtherSection,
    /// The second person must not be the one who asked.
    SamePerson,
    /// The set-aside is in this state, which does not allow the act.
    WrongState(SetAsideState),
    /// The number of signatures that were set aside or put back, and whether there may be more to
    /// do.
    Stepped {
        signatures: u64,
        is_left: bool,
    },
}

/// A set-aside, for staff to read.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SetAsideRow {
    /// Numbers follow the order in which set-asides were asked for.
    pub number: i64,
    pub record: Vec<u8>,
    pub section: String,
    #[sqlx(try_from = "String")]
    pub selection: SigningSelection,
    pub reason: String,
    #[sqlx(try_from = "String")]
    pub state: SetAsideState,
    #[sqlx(try_from = "i64")]
    pub found: u64,
    /// Signatures that are set aside by it now.
    #[sqlx(try_from = "i64")]
    pub signatures: u64,
    pub by: String,
    pub approved_by: Option<String>,
    pub day: String,
}

impl SigningSelection {
    /// The text that the database keeps.
    pub(crate) fn text(&self) -> String {
        // Strings and bytes always encode.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl TryFrom<String> for SigningSelection {
    type Error = serde_json::Error;

    fn try_from(text: String) -> Result<Self, serde_json::Error> {
        serde_json::from_str(&text)
    }
}

impl AlikeSignings {
    /// Whether the selection names a tag, so that it covers only signings with a trace.
    pub(crate) fn has_tags(&self) -> bool {
        !self.networks.is_empty() || !self.domains.is_empty()
    }

    /// Whether the selection's tags cover a signing with these tags.
    pub(crate) fn takes(&self, network: Option<&[u8]>, domain: Option<&[u8]>) -> bool {
        let among = |tags: &[TraceTag], tag: Option<&[u8]>| {
            tag.is_some_and(|tag| tags.iter().any(|one| one[..] == *tag))
        };
        !self.has_tags() || among(&self.networks, network) || among(&self.domains, domain)
    }
}
