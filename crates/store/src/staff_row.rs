//! Who decides about what the public writes.

use marathon_domain::{StaffRole, UnknownWord};
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
    #[sqlx(try_from = "String")]
    pub roles: Roles,
}

/// What a token lets its owner do; each role once, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roles(Vec<StaffRole>);

impl Roles {
    pub fn of(roles: &[StaffRole]) -> Self {
        let mut roles = roles.to_vec();
        roles.sort_unstable();
        roles.dedup();
        Self(roles)
    }

    /// Whether one of these is among them.
    pub fn has_one_of(&self, roles: &[StaffRole]) -> bool {
        self.0.iter().any(|role| roles.contains(role))
    }

    /// As words, with a space between two.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.0.iter().map(|role| role.as_str()).collect();
        words.join(" ")
    }
}

impl TryFrom<String> for Roles {
    type Error = UnknownWord;

    fn try_from(words: String) -> Result<Self, UnknownWord> {
        let roles: Result<Vec<StaffRole>, UnknownWord> =
            words.split_whitespace().map(str::parse).collect();
        Ok(Self::of(&roles?))
    }
}

/// One of all who have or had a token.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct StaffRow {
    pub section: String,
    pub name: String,
    #[sqlx(try_from = "String")]
    pub roles: Roles,
    pub added: String,
    pub removed: Option<String>,
}

/// A new member of staff.
pub struct NewStaff<'a> {
    pub section: &'a str,
    pub name: &'a str,
    pub roles: &'a Roles,
    pub token_hash: Hash,
    pub day: &'a str,
}
