//! Reads the trail of a section's staff as a chain.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_seal::export::TrailEntry;
use sqlx::FromRow;

use super::DatabaseStore;
use crate::{ChainedEntry, StoreError, moderation_sql as sql};

/// How many entries one step reads.
const STEP: i64 = 500;

#[derive(FromRow)]
struct ChainedRow {
    place: i64,
    digest: Vec<u8>,
    day: String,
    by: String,
    act: String,
    kind: String,
    record: Vec<u8>,
    reason: Option<String>,
}

impl DatabaseStore {
    /// Gives each entry of a section's chain, in its order. An error ends it.
    pub async fn trail<E: From<StoreError>>(
        &self,
        section: &str,
        mut each: impl FnMut(ChainedEntry) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut after = 0;
        loop {
            let rows: Vec<ChainedRow> = sqlx::query_as(sql::CHAIN)
                .bind(section)
                .bind(after)
                .bind(STEP)
                .fetch_all(&self.pool)
                .await
                .map_err(StoreError::from)?;
            let Some(last) = rows.last() else {
                return Ok(());
            };
            after = last.place;
            for row in rows {
                each(row.chained(section))?;
            }
        }
    }
}

impl ChainedRow {
    fn chained(self, section: &str) -> ChainedEntry {
        ChainedEntry {
            entry: TrailEntry {
                section: section.to_owned(),
                place: self.place.unsigned_abs(),
                day: self.day,
                by: self.by,
                act: self.act,
                kind: self.kind,
                id: URL_SAFE_NO_PAD.encode(self.record),
                reason: self.reason,
            },
            digest: self.digest,
        }
    }
}
