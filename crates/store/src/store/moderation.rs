//! Reading what staff decides about and what it did, and keeping who decides.

use marathon_domain::moderation::Kind;

use super::{Store, either};
use crate::{
    ActRow, Hash, ItemFilter, ItemRow, NewStaff, ReleasedRow, StaffMember, StaffRow, StoreError,
    WholeItem,
};

impl Store {
    /// Who a token belongs to, if it was not removed.
    pub async fn staff_of(&self, token: &Hash) -> Result<Option<StaffMember>, StoreError> {
        either!(self, store => store.staff_of(token).await)
    }

    /// Adds somebody to a section's staff; says whether the name was free.
    pub async fn add_staff(&self, new: &NewStaff<'_>) -> Result<bool, StoreError> {
        either!(self, store => store.add_staff(new).await)
    }

    /// Takes somebody's token away; says whether there was one.
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

    /// Some of what staff decides about, in the order in which it came.
    pub async fn moderated(&self, filter: ItemFilter<'_>) -> Result<Vec<ItemRow>, StoreError> {
        either!(self, store => store.moderated(filter).await)
    }

    /// One thing that staff decides about, whole.
    pub async fn moderated_item(
        &self,
        kind: Kind,
        record: &[u8; 16],
    ) -> Result<Option<WholeItem>, StoreError> {
        either!(self, store => store.moderated_item(kind, record).await)
    }

    /// What staff did to one thing, the oldest first.
    pub async fn acts_on(&self, record: &[u8; 16]) -> Result<Vec<ActRow>, StoreError> {
        either!(self, store => store.acts_on(record).await)
    }

    /// What the staff of a section did before that number, the newest first.
    pub async fn staff_acts(
        &self,
        section: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ActRow>, StoreError> {
        either!(self, store => store.staff_acts(section, before, limit).await)
    }

    /// What was released of a kind for a petition, the newest first, before that place.
    pub async fn newest_released(
        &self,
        kind: Kind,
        petition: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        either!(self, store => store.newest_released(kind, petition, before, limit).await)
    }

    /// The messages released for a petition, in the order of their release, after that place (zero for
    /// the first ones): for print.
    pub async fn released_messages(
        &self,
        petition: &str,
        after: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        either!(self, store => store.released(Kind::Messages, petition, after, limit).await)
    }
}
