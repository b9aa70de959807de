//! Reading signings for those who have their receipts, or the mail that confirms them.

use marathon_domain::SignatureState;
use sqlx::FromRow;

use super::DatabaseStore;
use crate::{Hash, OwnSigning, StoreError};

/// A row a signature, each with its signing. What was set aside looks as it would otherwise.
const OF_A_RECEIPT: &str = "SELECT record, campaign, section, (SELECT COALESCE(MAX(number), 0) \
     FROM amendments WHERE amendments.signing = signings.id) AS amended, petitions.slug AS petition, \
     COALESCE(signatures.otherwise, signatures.state) AS state FROM signings JOIN signatures ON signatures.signing = signings.id \
     JOIN petitions ON petitions.id = signatures.petition \
     WHERE receipt_hash = $1 ORDER BY petitions.id";

const OF_A_MAIL: &str = "SELECT petitions.slug FROM confirmations \
     LEFT JOIN signatures ON signatures.signing = confirmations.signing \
     AND signatures.state <> 'withdrawn' \
     LEFT JOIN petitions ON petitions.id = signatures.petition \
     WHERE token_hash = $1 AND kind = 'confirm' AND day >= $2 \
     AND (confirmations.state <> 'confirmed' OR petitions.slug IS NOT NULL) \
     ORDER BY petitions.id";

#[derive(FromRow)]
struct OwnRow {
    record: Vec<u8>,
    campaign: String,
    section: String,
    amended: i64,
    petition: String,
    #[sqlx(try_from = "String")]
    state: SignatureState,
}

impl DatabaseStore {
    /// The signings of these receipts; nothing of a receipt that is none.
    pub async fn signings_of(&self, receipts: &[Hash]) -> Result<Vec<OwnSigning>, StoreError> {
        let mut found = Vec::new();
        for receipt in receipts {
            let rows: Vec<OwnRow> = sqlx::query_as(OF_A_RECEIPT)
                .bind(&receipt[..])
                .fetch_all(&self.pool)
                .await?;
            found.extend(signing(rows));
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
        let slugs: Vec<Option<String>> = sqlx::query_scalar(OF_A_MAIL)
            .bind(&token[..])
            .bind(since)
            .fetch_all(&self.pool)
            .await?;
        Ok((!slugs.is_empty()).then(|| slugs.into_iter().flatten().collect()))
    }
}

/// None without a row.
fn signing(rows: Vec<OwnRow>) -> Option<OwnSigning> {
    let first = rows.first()?;
    Some(OwnSigning {
        record: first.record.clone(),
        campaign: first.campaign.clone(),
        section: first.section.clone(),
        amended: first.amended,
        signatures: rows
            .into_iter()
            .map(|row| (row.petition, row.state))
            .collect(),
    })
}
