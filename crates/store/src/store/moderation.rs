//! Reads items that staff decides about and acts of staff, and manages members of staff.

use marathon_domain::moderation::Kind;

use super::{Store, either};
use crate::{
    ActRow, Hash, ItemFilter, ItemRow, NewStaff, ReleasedRow, StaffMember, StaffRow, StoreError,
    WholeItem,
};

impl Store {
    /// The member that a token belongs to, unless it was removed.
    pub async fn staff_of(&self, token: &Hash) -> Result<Option<StaffMember>, StoreError> {
        either!(self, store => store.staff_of(token).await)
    }

    /// Adds a member to a section's staff. Returns whether the name was free.
    pub async fn add_staff(&self, new: &NewStaff<'_>) -> Result<bool, StoreError> {
        either!(self, store => store.add_staff(new).await)
    }

    /// Removes a member's token. Returns whether there was one.
    pub async fn remove_staff(
        &self,
        section: &str,
        name: &str,
        day: &str,
    ) -> Result<bool, StoreError> {
        either!(self, store => store.remove_staff(section, name, day).await)
    }

    /// Everybody who has or had a token, by section and name.
    pub async fn staff(&self) -> Result<Vec<StaffRow>, StoreError> {
        either!(self, store => store.staff().await)
    }

    /// Some of the items that staff decides about, in the order in which they came.
    pub async fn moderated(&self, filter: ItemFilter<'_>) -> Result<Vec<ItemRow>, StoreError> {
        either!(self, store => store.moderated(filter).await)
    }

    /// One whole item that staff decides about.
    pub async fn moderated_item(
        &self,
        kind: Kind,
        record: &[u8; 16],
    ) -> Result<Option<WholeItem>, StoreError> {
        either!(self, store => store.moderated_item(kind, record).await)
    }

    /// The acts of staff on one item, the oldest first.
    pub async fn acts_on(&self, record: &[u8; 16]) -> Result<Vec<ActRow>, StoreError> {
        either!(self, store => store.acts_on(record).await)
    }

    /// The acts of a section's staff before that number, the newest first.
    pub async fn staff_acts(
        &self,
        section: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ActRow>, StoreError> {
        either!(self, store => store.staff_acts(section, before, limit).await)
    }

    /// The released items of a kind for a petition before a place, the newest first.
    pub async fn newest_released(
        &self,
        kind: Kind,
        petition: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        either!(self, store => store.newest_released(kind, petition, before, limit).await)
    }

    /// The messages released for a petition after a place (zero for the first ones), in the order
    /// of their release, for print.
    pub async fn released_messages(
        &self,
        petition: &str,
        after: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        either!(self, store => store.released(Kind::Messages, petition, after, limit).await)
    }
}
