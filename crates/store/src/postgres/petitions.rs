//! The petitions of the campaign, and the day.

use std::collections::BTreeMap;

use marathon_domain::Slug;

use super::PostgresStore;
use crate::{PetitionId, StoreError};

impl PostgresStore {
    /// Makes sure that the database knows every petition, and returns their numbers. Each instance takes them
    /// in the same order, so that no two deadlock.
    pub async fn know_petitions(
        &self,
        slugs: &[Slug],
    ) -> Result<BTreeMap<Slug, PetitionId>, StoreError> {
        let texts: Vec<&str> = slugs.iter().map(Slug::as_str).collect();
        let mut transaction = self.pool.begin().await?;
        sqlx::query("LOCK TABLE petitions IN SHARE ROW EXCLUSIVE MODE")
            .execute(&mut *transaction)
            .await?;
        // Numbers follow the campaign's order, and known petitions use up no number.
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
        let rows = sqlx::query_as("SELECT slug, id FROM petitions WHERE slug = ANY ($1)")
            .bind(&texts)
            .fetch_all(&mut *transaction)
            .await?;
        transaction.commit().await?;
        let ids: BTreeMap<String, PetitionId> = rows.into_iter().collect();
        let known = |slug: &Slug| Some((slug.clone(), *ids.get(slug.as_str())?));
        Ok(slugs.iter().filter_map(known).collect())
    }

    /// Today, in UTC.
    pub async fn today(&self) -> Result<String, StoreError> {
        let day = sqlx::query_scalar("SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')")
            .fetch_one(&self.pool)
            .await?;
        Ok(day)
    }
}
