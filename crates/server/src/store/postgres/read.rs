//! What the server reads: petitions and counts at start, earlier requests by their key, readiness.

use std::collections::BTreeMap;

use marathon_domain::Slug;
use sqlx::{PgExecutor, Row};

use super::{PostgresStore, number};
use crate::{
    hashes::Hash,
    store::{PetitionId, StoreError},
};

impl PostgresStore {
    /// Makes sure that every petition is known, and gives their numbers. In the same order on each
    /// instance, so that none waits for another in a circle.
    pub async fn know_petitions(
        &self,
        slugs: &[Slug],
    ) -> Result<BTreeMap<Slug, PetitionId>, StoreError> {
        let texts: Vec<&str> = slugs.iter().map(Slug::as_str).collect();
        let mut transaction = self.pool.begin().await?;
        sqlx::query("LOCK TABLE petitions IN SHARE ROW EXCLUSIVE MODE")
            .execute(&mut *transaction)
            .await?;
        // Their numbers follow the campaign, and none is used up by what is known.
        sqlx::query(
            "INSERT INTO petitions (slug) SELECT slug FROM UNNEST($1::text[]) WITH ORDINALITY \
             AS new (slug, place) WHERE slug NOT IN (SELECT slug FROM petitions) ORDER BY place",
        )
        .bind(&texts)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "INSERT INTO counts (petition) SELECT id FROM petitions WHERE slug = ANY ($1) \
             ORDER BY id ON CONFLICT (petition) DO NOTHING",
        )
        .bind(&texts)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "INSERT INTO letter_counts (petition) SELECT id FROM petitions WHERE slug = ANY ($1) \
             ORDER BY id ON CONFLICT (petition) DO NOTHING",
        )
        .bind(&texts)
        .execute(&mut *transaction)
        .await?;
        let rows = sqlx::query("SELECT id, slug FROM petitions WHERE slug = ANY ($1)")
            .bind(&texts)
            .fetch_all(&mut *transaction)
            .await?;
        transaction.commit().await?;
        let ids: BTreeMap<&str, i64> = rows.iter().map(|row| (row.get(1), row.get(0))).collect();
        let known = |slug: &Slug| Some((slug.clone(), PetitionId(*ids.get(slug.as_str())?)));
        Ok(slugs.iter().filter_map(known).collect())
    }

    /// The counts as kept, by petition; also of petitions that are no longer in the campaign.
    pub async fn counts(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        counts(&self.pool).await
    }

    /// The letters about each case, handed over and posted.
    pub async fn letters(&self) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
        letters(&self.pool).await
    }

    /// The digest of the request that an idempotency key came with, if it was stored.
    pub async fn request_digest(&self, key: &Hash) -> Result<Option<Vec<u8>>, StoreError> {
        let digest = sqlx::query_scalar(
            "SELECT request_digest FROM signings WHERE idempotency = $1 \
             UNION ALL SELECT request_digest FROM messages WHERE idempotency = $1 \
             UNION ALL SELECT request_digest FROM answered WHERE idempotency = $1",
        )
        .bind(&key[..])
        .fetch_optional(&self.pool)
        .await?;
        Ok(digest)
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

    /// Today, in UTC.
    pub async fn today(&self) -> Result<String, StoreError> {
        let day = sqlx::query_scalar("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')")
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

/// A small table, read whole.
pub async fn counts(
    executor: impl PgExecutor<'_>,
) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
    numbers(executor, "SELECT petition, counted FROM counts").await
}

/// Another one.
pub async fn letters(
    executor: impl PgExecutor<'_>,
) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
    let letters = "SELECT petition, handed + posted FROM letter_counts";
    numbers(executor, letters).await
}

async fn numbers(
    executor: impl PgExecutor<'_>,
    query: &'static str,
) -> Result<BTreeMap<PetitionId, u64>, StoreError> {
    let rows = sqlx::query(query).fetch_all(executor).await?;
    let numbers = rows
        .iter()
        .map(|row| (PetitionId(row.get(0)), number(row.get(1))));
    Ok(numbers.collect())
}
