//! Reading what staff decides about, what it did, and what is shown since.

use marathon_domain::moderation::Kind;

use super::DatabaseStore;
use crate::{
    ActRow, ItemFilter, ItemRow, ReleasedRow, StoreError, WholeItem, moderation_sql as sql,
};

impl DatabaseStore {
    /// Some of what is in that state, in the order in which it came.
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

    /// One thing, whole.
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

    /// What staff did to one thing, the oldest first.
    pub async fn acts_on(&self, record: &[u8; 16]) -> Result<Vec<ActRow>, StoreError> {
        let acts = sqlx::query_as(sql::ACTS_ON)
            .bind(&record[..])
            .fetch_all(&self.pool)
            .await?;
        Ok(acts)
    }

    /// What the staff of a section did before that number, the newest first.
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

    /// What was released of a kind for a petition, the newest first, before that place.
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

    /// The same in the order of release, after that place: for print.
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
