//! Who decides about what the public writes.

use sqlx::FromRow;

use crate::Hash;

/// Somebody of staff, by their number in this database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct StaffId(pub(super) i64);

/// Who a token belongs to.
#[derive(Clone, Debug, FromRow)]
pub struct StaffMember {
    pub id: StaffId,
    pub section: String,
}

/// One of all who have or had a token.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
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
