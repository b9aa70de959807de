//! Members of a section's staff.

use marathon_domain::{StaffRole, UnknownWord};
use sqlx::FromRow;

use crate::Hash;

/// A member of staff, by their number in this database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(transparent)]
pub struct StaffId(pub(super) i64);

/// The member that a token belongs to.
#[derive(Clone, Debug, FromRow)]
pub struct StaffMember {
    pub id: StaffId,
    pub section: String,
    #[sqlx(try_from = "String")]
    pub roles: Roles,
}

/// What a token allows: each role once, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roles(Vec<StaffRole>);

impl Roles {
    pub fn of(roles: &[StaffRole]) -> Self {
        let mut roles = roles.to_vec();
        roles.sort_unstable();
        roles.dedup();
        Self(roles)
    }

    /// Whether the roles include one of these.
    pub fn has_one_of(&self, roles: &[StaffRole]) -> bool {
        self.0.iter().any(|role| roles.contains(role))
    }

    /// The roles as words, separated by spaces.
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

/// A person who has or had a token.
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
