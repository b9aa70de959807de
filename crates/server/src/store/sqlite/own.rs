//! Reading signings for those who have their receipts, or the mail that confirms them.

use sqlx::Row;

use super::SqliteStore;
use crate::{
    hashes::Hash,
    store::{OwnSigning, StoreError},
};

impl SqliteStore {
    /// The signings of these receipts; nothing of a receipt that is none.
    pub async fn signings_of(&self, receipts: &[Hash]) -> Result<Vec<OwnSigning>, StoreError> {
        let mut found = Vec::new();
        for receipt in receipts {
            let rows = sqlx::query(
                "SELECT record, campaign, section, (SELECT coalesce(MAX(number), 0) FROM amendments \
                 WHERE amendments.signing = signings.id), petitions.slug, signatures.state \
                 FROM signings JOIN signatures ON signatures.signing = signings.id \
                 JOIN petitions ON petitions.id = signatures.petition \
                 WHERE receipt_hash = ? ORDER BY petitions.id",
            )
            .bind(&receipt[..])
            .fetch_all(&self.pool)
            .await?;
            let Some(first) = rows.first() else {
                continue;
            };
            found.push(OwnSigning {
                record: first.get(0),
                campaign: first.get(1),
                section: first.get(2),
                amended: first.get(3),
                signatures: rows.iter().map(|row| (row.get(4), row.get(5))).collect(),
            });
        }
        Ok(found)
    }

    /// The petitions that a mail asks to confirm, or that were confirmed by it: none if all were withdrawn
    /// or refused. Nothing of a mail that cannot be answered, or not any more.
    pub async fn petitions_of_mail(
        &self,
        token: &Hash,
        since: &str,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let slugs: Vec<Option<String>> = sqlx::query_scalar(
            "SELECT petitions.slug FROM confirmations \
             LEFT JOIN signatures ON signatures.signing = confirmations.signing \
             AND signatures.state <> 'withdrawn' \
             LEFT JOIN petitions ON petitions.id = signatures.petition \
             WHERE token_hash = ? AND kind = 'confirm' AND day >= ? \
             AND (confirmations.state <> 'confirmed' OR petitions.slug IS NOT NULL) \
             ORDER BY petitions.id",
        )
        .bind(&token[..])
        .bind(since)
        .fetch_all(&self.pool)
        .await?;
        Ok((!slugs.is_empty()).then(|| slugs.into_iter().flatten().collect()))
    }
}
