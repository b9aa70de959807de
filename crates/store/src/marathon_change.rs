//! Marathons on their way into the store, and changes to them.

use marathon_domain::{ReportRow, moderation::Kind};

use crate::{Hash, Idempotency, PetitionId};

/// A marathon as it is stored: who organises it is sealed, and so is all that they wrote.
pub struct NewMarathon {
    /// A hash of the id in its address.
    pub address: String,
    /// The source by which signatures are counted for it.
    pub source: Option<String>,
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

/// The words of its organiser, sealed for each reader until they are released.
pub struct NewVersion {
    /// The id by which staff refers to it.
    pub record: [u8; 16],
    /// The words under a key made from the organiser's secret.
    pub own_words: Vec<u8>,
    /// For a private marathon, the words under a key made from the id in its address.
    pub page_words: Option<Vec<u8>>,
    /// Sealed to those who decide, with the id of their key.
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
    /// The digest of the words, with a salt that is sealed with them.
    pub words_digest: Hash,
    /// When it was written.
    pub day: String,
}

/// Released words of a public marathon, with the values that searches compare.
pub struct PublicWords {
    /// The id in its address.
    pub name: String,
    /// JSON.
    pub details: String,
    pub country: String,
    /// The folded town.
    pub town: String,
    pub date: String,
    /// Seconds since 1970.
    pub starts: i64,
    pub ends: i64,
}

/// A change of a marathon.
pub enum MarathonChange {
    Create(Box<NewMarathon>),
    /// Replaces the version that waits or was refused; the version that is shown stays.
    Edit {
        secret: Hash,
        version: Box<NewVersion>,
    },
    Cancel {
        secret: Hash,
    },
    /// Somebody comes to a marathon that is shown.
    Come {
        address: String,
    },
    Report {
        secret: Hash,
        /// The id by which staff refers to it.
        record: [u8; 16],
        rows: Vec<(PetitionId, ReportRow)>,
        day: String,
    },
}

/// The parts of a marathon that staff decides about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarathonPart {
    Version,
    Report,
}

impl MarathonPart {
    /// `None` if the kind is no part of a marathon.
    pub fn of(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Messages => None,
            Kind::Marathons => Some(Self::Version),
            Kind::Reports => Some(Self::Report),
        }
    }
}

/// The result of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarathonReply {
    Applied,
    /// There is no such marathon now.
    Unknown,
    /// Another server has stored the idempotency key.
    Overtaken,
}
