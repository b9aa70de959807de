//! What the store holds of marathons.

use marathon_domain::ReportRow;

use super::PetitionId;
use crate::{
    hashes::{Hash, Idempotency},
    moderation::Kind,
};

/// A marathon as it is stored: who organises it is sealed.
pub struct NewMarathon {
    /// What it is called in addresses.
    pub name: String,
    pub record: [u8; 16],
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
    pub secret_hash: Hash,
    pub idempotency: Option<Idempotency>,
    pub version: NewVersion,
}

/// What its organiser wrote, with what it is found by.
pub struct NewVersion {
    /// By which staff calls it.
    pub record: [u8; 16],
    /// JSON.
    pub details: String,
    pub listed: bool,
    pub country: String,
    /// Folded.
    pub town: String,
    pub date: String,
    /// Seconds since 1970.
    pub starts: i64,
    pub ends: i64,
    /// When it was written.
    pub day: String,
}

/// What is done to marathons.
pub enum MarathonChange {
    Create(Box<NewMarathon>),
    /// Takes the place of what waits or was refused; what is shown stays.
    Edit {
        secret: Hash,
        version: Box<NewVersion>,
    },
    Cancel {
        secret: Hash,
    },
    /// Somebody comes to a marathon that is shown.
    Come {
        name: String,
        now: i64,
    },
    Report {
        secret: Hash,
        /// By which staff calls it.
        record: [u8; 16],
        rows: Vec<(PetitionId, ReportRow)>,
        day: String,
    },
}

/// What of marathons staff decides about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    Version,
    Report,
}

impl Decided {
    /// None of what is no marathon's.
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Messages => None,
            Kind::Marathons => Some(Self::Version),
            Kind::Reports => Some(Self::Report),
        }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarathonChanged {
    Done,
    /// There is no such marathon, or not any more, or not yet.
    Unknown,
    /// Another server has stored the idempotency key.
    Overtaken,
}

/// A marathon as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownMarathon {
    pub name: String,
    pub cancelled: bool,
    pub coming: u64,
    /// JSON, of the last version that was released.
    pub details: String,
    pub ends: i64,
}

/// A marathon as its organiser sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMarathon {
    pub name: String,
    pub cancelled: bool,
    pub coming: u64,
    /// State, JSON and beginning of what was written last.
    pub state: String,
    pub details: String,
    pub starts: i64,
    /// Whether a version is shown.
    pub is_shown: bool,
    /// State and figures of the last report.
    pub report: Option<(String, Vec<(String, ReportRow)>)>,
}

/// Which marathons a list holds: public ones that are not over.
#[derive(Clone, Debug, Default)]
pub struct MarathonFilter {
    pub country: Option<String>,
    /// A part of a folded town.
    pub town: Option<String>,
    /// Of this day or a later one.
    pub from: Option<String>,
    /// What ended before is over.
    pub now: i64,
}
