//! Reads items that staff decides about and acts of staff, and manages members of staff.

use marathon_domain::moderation::Kind;

use super::{Answer, Store, either};
use crate::{
    ActRow, Hash, ItemFilter, ItemRow, NewStaff, ReleasedRow, StaffMember, StaffRow, WholeItem,
};

impl Store {
    /// The member that a token belongs to, unless it was removed.
    pub fn staff_of<'a>(&'a self, token: &'a Hash) -> Answer<'a, Option<StaffMember>> {
        either!(self, store => Box::pin(store.staff_of(token)))
    }

    /// Adds a member to a section's staff. Returns whether the name was free.
    pub fn add_staff<'a>(&'a self, new: &'a NewStaff<'a>) -> Answer<'a, bool> {
        either!(self, store => Box::pin(store.add_staff(new)))
    }

    /// Removes a member's token. Returns whether there was one.
    pub fn remove_staff<'a>(
        &'a self,
        section: &'a str,
        name: &'a str,
        day: &'a str,
    ) -> Answer<'a, bool> {
        either!(self, store => Box::pin(store.remove_staff(section, name, day)))
    }

    /// Everybody who has or had a token, by section and name.
    pub fn staff(&self) -> Answer<'_, Vec<StaffRow>> {
        either!(self, store => Box::pin(store.staff()))
    }

    /// Some of the items that staff decides about, in the order in which they came.
    pub fn moderated<'a>(&'a self, filter: ItemFilter<'a>) -> Answer<'a, Vec<ItemRow>> {
        either!(self, store => Box::pin(store.moderated(filter)))
    }

    /// One whole item that staff decides about.
    pub fn moderated_item<'a>(
        &'a self,
        kind: Kind,
        record: &'a [u8; 16],
    ) -> Answer<'a, Option<WholeItem>> {
        either!(self, store => Box::pin(store.moderated_item(kind, record)))
    }

    /// The acts of staff on one item, the oldest first.
    pub fn acts_on<'a>(&'a self, record: &'a [u8; 16]) -> Answer<'a, Vec<ActRow>> {
        either!(self, store => Box::pin(store.acts_on(record)))
    }

    /// The acts of a section's staff before that number, the newest first.
    pub fn staff_acts<'a>(
        &'a self,
        section: &'a str,
        before: i64,
        limit: i64,
    ) -> Answer<'a, Vec<ActRow>> {
        either!(self, store => Box::pin(store.staff_acts(section, before, limit)))
    }

    /// The released items of a kind for a petition before a place, the newest first.
    pub fn newest_released<'a>(
        &'a self,
        kind: Kind,
        petition: &'a str,
        before: i64,
        limit: i64,
    ) -> Answer<'a, Vec<ReleasedRow>> {
        either!(self, store => Box::pin(store.newest_released(kind, petition, before, limit)))
    }

    /// The messages released for a petition after a place (zero for the first ones), in the order
    /// of their release, for print.
    pub fn released_messages<'a>(
        &'a self,
        petition: &'a str,
        after: i64,
        limit: i64,
    ) -> Answer<'a, Vec<ReleasedRow>> {
        either!(self, store => Box::pin(store.released(Kind::Messages, petition, after, limit)))
    }
}
