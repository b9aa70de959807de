//! Reading a section's sealed records, one after the other.

use futures_util::TryStreamExt;
use marathon_domain::SignatureState;
use sqlx::FromRow;

use super::{DatabaseStore, sql};
use crate::{
    ExportedKind, ExportedMessage, ExportedSignature, ExportedSigning, Selection, StoreError,
    export_row::SealedRow, moderated::MessageRow,
};

const LETTERS: &str = "SELECT record, campaign, section, key_id, schema, country, day, sealed, \
     petitions.slug AS petition, letters.counted FROM letters \
     JOIN petitions ON petitions.id = letters.petition \
     WHERE section = $1 AND ($2 IS NULL OR campaign = $2) AND ($3 IS NULL OR petitions.slug = $3) \
     ORDER BY letters.id";

const MESSAGES: &str = "SELECT messages.record, messages.campaign, messages.section, \
     petitions.slug AS petition, messages.key_id, messages.schema, messages.day, messages.sealed, \
     moderated.state FROM messages JOIN petitions ON petitions.id = messages.petition \
     LEFT JOIN moderated ON moderated.record = messages.record \
     WHERE messages.section = $1 AND ($2 IS NULL OR messages.campaign = $2) \
     AND ($3 IS NULL OR petitions.slug = $3) ORDER BY messages.id";

/// Signatures and amendments are lists in JSON.
#[derive(FromRow)]
struct SigningRow {
    #[sqlx(flatten)]
    sealed: SealedRow,
    signatures: String,
    amendments: String,
}

#[derive(FromRow)]
struct LetterRow {
    #[sqlx(flatten)]
    sealed: SealedRow,
    petition: String,
    counted: bool,
}

impl DatabaseStore {
    /// Gives each signing of the selection, in the order they came. An error ends it.
    pub async fn export<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = sqlx::query_as(sql::EXPORTED_SIGNINGS)
            .bind(selection.section)
            .bind(selection.campaign)
            .bind(selection.petition.map(|slug| slug.as_str()))
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            each(signing(row)?)?;
        }
        Ok(())
    }

    /// Gives each letter of the selection, in the order they came. An error ends it.
    pub async fn export_letters<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = sqlx::query_as(LETTERS)
            .bind(selection.section)
            .bind(selection.campaign)
            .bind(selection.petition.map(|slug| slug.as_str()))
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            each(letter(row))?;
        }
        Ok(())
    }

    /// Gives each message of the selection, in the order they came. An error ends it.
    pub async fn export_messages<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedMessage) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = sqlx::query_as::<_, MessageRow>(MESSAGES)
            .bind(selection.section)
            .bind(selection.campaign)
            .bind(selection.petition.map(|slug| slug.as_str()))
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            each(row.try_into()?)?;
        }
        Ok(())
    }
}

fn signing(row: SigningRow) -> Result<ExportedSigning, StoreError> {
    let unreadable = |error: serde_json::Error| sqlx::Error::Decode(error.into());
    let signatures = serde_json::from_str(&row.signatures).map_err(unreadable)?;
    let amendments = serde_json::from_str(&row.amendments).map_err(unreadable)?;
    let exported = row.sealed.exported(ExportedKind::Signing, signatures);
    Ok(ExportedSigning {
        amendments,
        ..exported
    })
}

fn letter(row: LetterRow) -> ExportedSigning {
    let state = match row.counted {
        true => SignatureState::Counted,
        false => SignatureState::Duplicate,
    };
    let petition = row.petition;
    let signatures = vec![ExportedSignature { petition, state }];
    row.sealed.exported(ExportedKind::Letter, signatures)
}
