//! Reads items that wait for staff, acts of staff, and what is released.

use marathon_domain::moderation::Kind;

use super::DatabaseStore;
use crate::{
    ActRow, ItemFilter, ItemRow, ReleasedRow, StoreError, WholeItem, moderation_sql as sql,
};

impl DatabaseStore {
    /// Some of the items in a state, in the order in which they came.
    pub async fn moderated(&self, filter: ItemFilter<'_>) -> Result<Vec<ItemRow>, StoreError> {
        let items = sqlx::query_as(sql::ITEMS)
            .bind(filter.section)
            .bind(filter.kind.as_str())
            .bind(filter.state.as_str())
            .bind(filter.after)
            .bind(filter.limit)
            .fetch_all(&self.pool)
            .await?;
        Ok(items)
    }

    /// One whole item.
    pub async fn moderated_item(
        &self,
        kind: Kind,
        record: &[u8; 16],
    ) -> Result<Option<WholeItem>, StoreError> {
        let item = sqlx::query_as(sql::ITEM)
            .bind(&record[..])
            .bind(kind.as_str())
            .fetch_optional(&self.pool)
            .await?;
        Ok(item)
    }

    /// The acts of staff on one item, the oldest first.
    pub async fn acts_on(&self, record: &[u8; 16]) -> Result<Vec<ActRow>, StoreError> {
        let acts = sqlx::query_as(sql::ACTS_ON)
            .bind(&record[..])
            .fetch_all(&self.pool)
            .await?;
        Ok(acts)
    }

    /// The acts of a section's staff before that number, the newest first.
    pub async fn staff_acts(
        &self,
        section: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ActRow>, StoreError> {
        let acts = sqlx::query_as(sql::ACTS_OF_SECTION)
            .bind(section)
            .bind(before)
            .bind(limit)
            .fetch_all(&self.pool)
            .await?;
        Ok(acts)
    }

    /// The released items of a kind for a petition before a place, the newest first.
    pub async fn newest_released(
        &self,
        kind: Kind,
        petition: &str,
        before: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        self.released_by(sql::NEWEST_RELEASED, kind, petition, (before, limit))
            .await
    }

    /// The released items after a place, in the order of release, for print.
    pub async fn released(
        &self,
        kind: Kind,
        petition: &str,
        after: i64,
        limit: i64,
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        self.released_by(sql::RELEASED, kind, petition, (after, limit))
            .await
    }

    async fn released_by(
        &self,
        query: &'static str,
        kind: Kind,
        petition: &str,
        (place, limit): (i64, i64),
    ) -> Result<Vec<ReleasedRow>, StoreError> {
        let rows = sqlx::query_as(query)
            .bind(kind.as_str())
            .bind(petition)
            .bind(place)
            .bind(limit)
            .fetch_all(&self.pool)
            .await?;
        Ok(rows)
    }
}
