//! The petitions of the campaign, and whether the file is in use.

use std::collections::BTreeMap;

use marathon_domain::Slug;

use super::SqliteStore;
use crate::{PetitionId, StoreError};

impl SqliteStore {
    /// Makes sure that the database knows every petition, and returns their numbers.
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

    /// Whether anybody has signed, or written a letter.
    pub async fn is_in_use(&self) -> Result<bool, StoreError> {
        let any = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM signings) OR EXISTS (SELECT 1 FROM letters)",
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(any)
    }
}
