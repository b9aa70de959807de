//! Reads marathons.

use std::collections::BTreeMap;

use super::{Answer, Store, either};
use crate::{Hash, MarathonFilter, OwnMarathon, PetitionId, ShownMarathon};

impl Store {
    /// The digest of the request that an idempotency key of a marathon came with, if it was stored.
    pub fn marathon_digest<'a>(&'a self, key: &'a Hash) -> Answer<'a, Option<Vec<u8>>> {
        either!(self, store => Box::pin(store.marathon_digest(key)))
    }

    /// The marathon with that hashed address, if a version of it is released.
    pub fn shown_marathon<'a>(&'a self, address: &'a str) -> Answer<'a, Option<ShownMarathon>> {
        either!(self, store => Box::pin(store.shown_marathon(address)))
    }

    /// Hashes the addresses of marathons that are older than the hashing.
    pub fn hash_addresses(&self, hash: fn(&str) -> String) -> Answer<'_, ()> {
        either!(self, store => Box::pin(store.hash_addresses(hash)))
    }

    /// Folds the stored towns of all marathons again, since an older program may have folded them
    /// differently. Words that somebody wrote are not touched.
    pub fn refold_towns(&self, fold: fn(&str) -> String) -> Answer<'_, ()> {
        either!(self, store => Box::pin(store.refold_towns(fold)))
    }

    /// A page of the public marathons that are not over, the next one first, and how many there are in all.
    pub fn marathons<'a>(
        &'a self,
        filter: &'a MarathonFilter,
        limit: i64,
        offset: i64,
    ) -> Answer<'a, (Vec<ShownMarathon>, u64)> {
        either!(self, store => Box::pin(store.marathons(filter, limit, offset)))
    }

    /// The countries of the listed marathons.
    pub fn marathon_countries(&self, now: i64) -> Answer<'_, Vec<String>> {
        either!(self, store => Box::pin(store.marathon_countries(now)))
    }

    /// The marathon with that secret.
    pub fn own_marathon<'a>(&'a self, secret: &'a Hash) -> Answer<'a, Option<OwnMarathon>> {
        either!(self, store => Box::pin(store.own_marathon(secret)))
    }

    /// The results of a marathon, once they are released: letters, signatures on paper, messages.
    pub fn marathon_results<'a>(&'a self, address: &'a str) -> Answer<'a, [u64; 3]> {
        either!(self, store => Box::pin(store.marathon_results(address)))
    }

    /// Signatures on paper as released, by petition.
    pub fn on_paper(&self) -> Answer<'_, BTreeMap<PetitionId, u64>> {
        either!(self, store => Box::pin(store.on_paper()))
    }
}
