//! Reads signings for holders of their receipts, or of the mail that confirms them.

use marathon_domain::SignatureState;
use sqlx::FromRow;

use super::DatabaseStore;
use crate::{AskedByMail, Confirmable, Hash, OwnSigning, StoreError};

/// One row per signature, with its signing. A signature that is set aside has the state that it would have
/// otherwise.
const OF_A_RECEIPT: &str = "SELECT record, campaign, section, (SELECT COALESCE(MAX(number), 0) \
     FROM amendments WHERE amendments.signing = signings.id) AS amended, petitions.slug AS petition, \
     COALESCE(signatures.otherwise, signatures.state) AS state FROM signings JOIN signatures ON signatures.signing = signings.id \
     JOIN petitions ON petitions.id = signatures.petition \
     WHERE receipt_hash = $1 ORDER BY petitions.id";

const OF_A_MAIL: &str = "SELECT petitions.slug, confirmations.letter IS NOT NULL AS is_letter \
     FROM confirmations LEFT JOIN signatures ON signatures.signing = confirmations.signing \
     AND signatures.state <> 'withdrawn' \
     LEFT JOIN letters ON letters.id = confirmations.letter AND confirmations.state <> 'refused' \
     LEFT JOIN petitions ON petitions.id = COALESCE(signatures.petition, letters.petition) \
     WHERE token_hash = $1 AND kind = 'confirm' AND confirmations.day >= $2 \
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
    /// The signings with these receipts. An unknown receipt gives nothing.
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

    /// What a mail asks to confirm, or has confirmed. `None` if the mail cannot be answered, or no longer.
    pub async fn asked_by_mail(
        &self,
        token: &Hash,
        since: &str,
    ) -> Result<Option<AskedByMail>, StoreError> {
        let rows: Vec<(Option<String>, bool)> = sqlx::query_as(OF_A_MAIL)
            .bind(&token[..])
            .bind(since)
            .fetch_all(&self.pool)
            .await?;
        let what = rows.first().map(|(_, is_letter)| match is_letter {
            true => Confirmable::Letter,
            false => Confirmable::Signing,
        });
        let petitions = rows.into_iter().filter_map(|(slug, _)| slug).collect();
        Ok(what.map(|what| AskedByMail { what, petitions }))
    }
}

/// `None` if there is no row.
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
