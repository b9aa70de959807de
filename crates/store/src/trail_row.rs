//! New entries of the trail, and its head.

use marathon_domain::moderation::{Deed, TrailKind};
use marathon_seal::export::TrailEntry;
use sqlx::FromRow;

use crate::StaffId;

/// An act of a member of staff.
pub(crate) struct NewEntry<'a> {
    pub staff: StaffId,
    pub section: &'a str,
    pub kind: TrailKind,
    pub record: &'a [u8],
    pub deed: Deed,
    pub day: &'a str,
    pub reason: Option<&'a str>,
}

/// The last entry of a section's trail.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct HeadRow {
    #[sqlx(try_from = "i64")]
    pub place: u64,
    pub digest: Vec<u8>,
}

/// An entry of the chain, with its digest as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainedEntry {
    pub entry: TrailEntry,
    pub digest: Vec<u8>,
}
