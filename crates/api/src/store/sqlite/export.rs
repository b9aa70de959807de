//! Reading a section's sealed records, page by page.

use sqlx::Row;

use super::SqliteStore;
use crate::store::{ExportedSignature, ExportedSigning, StoreError};

impl SqliteStore {
    /// So many signings of a section after the one of that number, each with its number. What waits for
    /// its address to be confirmed is nobody's yet, and stays.
    pub async fn export(
        &self,
        section: &str,
        after: i64,
        limit: u32,
    ) -> Result<Vec<(i64, ExportedSigning)>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, record, campaign, section, key_id, schema, country, day, sealed \
             FROM signings WHERE section = ? AND id > ? AND EXISTS (SELECT 1 FROM signatures \
             WHERE signatures.signing = signings.id AND signatures.state <> 'pending') \
             ORDER BY id LIMIT ?",
        )
        .bind(section)
        .bind(after)
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        let mut signings = Vec::with_capacity(rows.len());
        for row in rows {
            let id: i64 = row.get(0);
            signings.push((
                id,
                ExportedSigning {
                    record: row.get(1),
                    campaign: row.get(2),
                    section: row.get(3),
                    key_id: row.get(4),
                    schema: row.get(5),
                    country: row.get(6),
                    day: row.get(7),
                    sealed: row.get(8),
                    signatures: self.signatures(id).await?,
                },
            ));
        }
        Ok(signings)
    }

    async fn signatures(&self, signing: i64) -> Result<Vec<ExportedSignature>, StoreError> {
        let rows = sqlx::query(
            "SELECT petitions.slug, signatures.state FROM signatures \
             JOIN petitions ON petitions.id = signatures.petition \
             WHERE signatures.signing = ? ORDER BY petitions.id",
        )
        .bind(signing)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows
            .iter()
            .map(|row| ExportedSignature {
                petition: row.get(0),
                state: row.get(1),
            })
            .collect())
    }
}
