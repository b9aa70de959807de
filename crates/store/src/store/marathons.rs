//! Reads marathons.

use std::collections::BTreeMap;

use super::{Store, either};
use crate::{Hash, MarathonFilter, OwnMarathon, PetitionId, ShownMarathon, StoreError};

impl Store {
    /// The digest of the request that an idempotency key of a marathon came with, if it was stored.
    pub async fn marathon_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        either!(self, store => store.marathon_digest(key).await)
    }

    /// The marathon with that hashed address, if a version of it is released.
    pub async fn shown_marathon(&self, address: &str) -> Result<Option<ShownMarathon>, StoreError> {
        either!(self, store => store.shown_marathon(address).await)
    }

    /// Hashes the addresses of marathons that are older than the hashing.
    pub async fn hash_addresses(&self, hash: fn(&str) -> String) -> Result<(), StoreError> {
        either!(self, store => store.hash_addresses(hash).await)
    }

    /// Folds the stored towns of all marathons again, since an older program may have folded them
    /// differently. Words that somebody wrote are not touched.
    pub async fn refold_towns(&self, fold: fn(&str) -> String) -> Result<(), StoreError> {
        either!(self, store => store.refold_towns(fold).await)
    }

    /// A page of the public marathons that are not over, the next one first, and how many there are in all.
    pub async fn marathons(
        &self,
        filter: &MarathonFilter,
        limit: i64,
        offset: i64,
    ) -> Result<(Vec<ShownMarathon>, u64), StoreError> {
        either!(self, store => store.marathons(filter, limit, offset).await)
    }

    /// The countries of the listed marathons.
    pub async fn marathon_countries(&self, now: i64) -> Result<Vec<String>, StoreError> {
        either!(self, store => store.marathon_countries(now).await)
    }

    /// The marathon with that secret.
    pub async fn own_marathon(&self, secret: &Hash) -> Result<Option<OwnMarathon>, StoreError> {
        either!(self, store => store.own_marathon(secret).await)
    }

    /// The results of a marathon, once they are released: letters, signatures on paper, messages.
    pub async fn marathon_results(&self, address: &str) -> Result<[u64; 3], StoreError> {
        either!(self, store => store.marathon_results(address).await)
    }

    /// Signatures on paper as released, by petition.
    pub async fn on_paper(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        either!(self, store => store.on_paper().await)
    }
}
