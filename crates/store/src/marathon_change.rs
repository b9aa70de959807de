//! Marathons on their way into the store, and what is done to them.

use marathon_domain::{ReportRow, moderation::Kind};

use crate::{Hash, Idempotency, PetitionId};

/// A marathon as it is stored: who organises it is sealed, and so is all that they wrote.
pub struct NewMarathon {
    /// A hash of what it is called in addresses.
    pub address: String,
    /// By which signatures are counted for it.
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

/// What its organiser wrote, sealed for each who may read it before it is released.
pub struct NewVersion {
    /// By which staff calls it.
    pub record: [u8; 16],
    /// Under a key made from the organiser's secret.
    pub own_words: Vec<u8>,
    /// Of a private one, under a key made from its address.
    pub page_words: Option<Vec<u8>>,
    /// To those who decide, with the key that it is sealed to.
    pub key_id: String,
    pub schema: u16,
    pub sealed: Vec<u8>,
    /// Of the words, with a salt that is sealed with them.
    pub words_digest: Hash,
    /// When it was written.
    pub day: String,
}

/// Released words of a public marathon, with what they are found by.
pub struct PublicWords {
    /// What it is called in addresses.
    pub name: String,
    /// JSON.
    pub details: String,
    pub country: String,
    /// Folded.
    pub town: String,
    pub date: String,
    /// Seconds since 1970.
    pub starts: i64,
    pub ends: i64,
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
        address: String,
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
pub enum MarathonPart {
    Version,
    Report,
}

impl MarathonPart {
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
pub enum MarathonReply {
    Applied,
    /// There is no such marathon, or not any more, or not yet.
    Unknown,
    /// Another server has stored the idempotency key.
    Overtaken,
}
