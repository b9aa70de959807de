//! What the server reads: petitions and counts at start, earlier requests by their key, readiness.

use std::collections::BTreeMap;

use marathon_domain::Slug;
use sqlx::Row;

use super::SqliteStore;
use crate::{
    hashes::Hash,
    store::{PetitionId, StoreError},
};

impl SqliteStore {
    /// Makes sure that every petition is known, and gives their numbers.
    pub async fn know_petitions(
        &self,
        slugs: &[Slug],
    ) -> Result<BTreeMap<Slug, PetitionId>, StoreError> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let mut known = BTreeMap::new();
        for slug in slugs {
            sqlx::query("INSERT INTO petitions (slug) VALUES (?) ON CONFLICT (slug) DO NOTHING")
                .bind(slug.as_str())
                .execute(&mut *transaction)
                .await?;
            let id: i64 = sqlx::query_scalar("SELECT id FROM petitions WHERE slug = ?")
                .bind(slug.as_str())
                .fetch_one(&mut *transaction)
                .await?;
            sqlx::query(
                "INSERT INTO counts (petition) VALUES (?) ON CONFLICT (petition) DO NOTHING",
            )
            .bind(id)
            .execute(&mut *transaction)
            .await?;
            sqlx::query(
                "INSERT INTO letter_counts (petition) VALUES (?) ON CONFLICT (petition) DO NOTHING",
            )
            .bind(id)
            .execute(&mut *transaction)
            .await?;
            known.insert(slug.clone(), PetitionId(id));
        }
        transaction.commit().await?;
        Ok(known)
    }

    /// The counts as kept, by petition; also of petitions that are no longer in the campaign.
    pub async fn counts(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        let rows = sqlx::query("SELECT petition, counted FROM counts")
            .fetch_all(&self.pool)
            .await?;
        Ok(rows
            .iter()
            .map(|row| (PetitionId(row.get(0)), row.get::<i64, _>(1).unsigned_abs()))
            .collect())
    }

    /// The letters about each case, handed over and posted.
    pub async fn letters(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        let rows = sqlx::query("SELECT petition, handed + posted FROM letter_counts")
            .fetch_all(&self.pool)
            .await?;
        Ok(rows
            .iter()
            .map(|row| (PetitionId(row.get(0)), row.get::<i64, _>(1).unsigned_abs()))
            .collect())
    }

    /// The digest of the request that an idempotency key came with, if it was stored.
    pub async fn request_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        let digest = sqlx::query_scalar(
            "SELECT request_digest FROM signings WHERE idempotency = ?1 \
             UNION ALL SELECT request_digest FROM messages WHERE idempotency = ?1 \
             UNION ALL SELECT request_digest FROM answered WHERE idempotency = ?1",
        )
        .bind(&key[..])
        .fetch_optional(&self.pool)
        .await?;
        Ok(digest)
    }

    /// Whether anybody has signed, or written.
    pub async fn is_in_use(&self) -> Result<bool, StoreError> {
        let any = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM signings) OR EXISTS (SELECT 1 FROM letters)",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(any)
    }

    /// Whether there were signatures, and nothing is kept by a tag any more.
    pub async fn tags_are_gone(&self) -> Result<bool, StoreError> {
        let gone = sqlx::query_scalar(
            "SELECT (EXISTS (SELECT 1 FROM counts WHERE archived > 0) \
             OR EXISTS (SELECT 1 FROM letter_counts WHERE archived > 0)) \
             AND NOT EXISTS (SELECT 1 FROM signings) AND NOT EXISTS (SELECT 1 FROM suppressions) \
             AND NOT EXISTS (SELECT 1 FROM letters)",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(gone)
    }

    /// The day of the newest signing, if there is one.
    pub async fn newest_day(&self) -> Result<Option<String>, StoreError> {
        let day = sqlx::query_scalar("SELECT MAX(day) FROM signings")
            .fetch_one(&self.pool)
            .await?;
        Ok(day)
    }

    /// Fails unless the store answers.
    pub async fn answers(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT petition FROM counts LIMIT 1")
            .fetch_optional(&self.pool)
            .await?;
        Ok(())
    }
}
