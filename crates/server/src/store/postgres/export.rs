//! Reading a section's sealed records, one after the other.

use futures_util::TryStreamExt;
use sqlx::{Row, postgres::PgRow};

use super::{PostgresStore, schema};
use crate::store::{ExportedKind, ExportedSignature, ExportedSigning, Selection, StoreError};

/// What waits for its address to be confirmed is nobody's yet, and stays. What was withdrawn goes along
/// as such, since an earlier export may hold it.
///
/// One statement reads one state of the database, whatever is written meanwhile.
const SIGNINGS: &str = "SELECT record, campaign, section, key_id, schema, country, day, sealed, \
     (SELECT json_agg(json_build_object('petition', petitions.slug, 'state', signatures.state) \
      ORDER BY petitions.id)::text FROM signatures \
      JOIN petitions ON petitions.id = signatures.petition \
      WHERE signatures.signing = signings.id AND ($3 IS NULL OR petitions.slug = $3)), \
     (SELECT COALESCE(json_agg(json_build_object('number', number, 'key_id', amendments.key_id, \
      'schema', amendments.schema, 'sealed', encode(amendments.sealed, 'hex')) ORDER BY number), \
      '[]')::text FROM amendments WHERE amendments.signing = signings.id) \
     FROM signings WHERE section = $1 AND EXISTS (SELECT 1 FROM signatures \
      WHERE signatures.signing = signings.id AND signatures.state <> 'pending') \
     AND ($2 IS NULL OR campaign = $2) \
     AND ($3 IS NULL OR EXISTS (SELECT 1 FROM signatures WHERE signatures.signing = signings.id \
      AND signatures.petition = (SELECT petitions.id FROM petitions WHERE petitions.slug = $3))) \
     ORDER BY id";

const LETTERS: &str = "SELECT record, campaign, section, key_id, schema, country, day, sealed, \
     petitions.slug, letters.counted FROM letters JOIN petitions ON petitions.id = letters.petition \
     WHERE section = $1 AND ($2 IS NULL OR campaign = $2) AND ($3 IS NULL OR petitions.slug = $3) \
     ORDER BY letters.id";

impl PostgresStore {
    /// Hands over each signing of the selection, in the order they came. An error ends it.
    pub async fn export<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = sqlx::query(SIGNINGS)
            .bind(selection.section)
            .bind(selection.campaign)
            .bind(selection.petition.map(|slug| slug.as_str()))
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            each(signing(&row)?)?;
        }
        Ok(())
    }

    /// Hands over each letter of the selection, in the order they came. An error ends it.
    pub async fn export_letters<E: From<StoreError>>(
        &self,
        selection: Selection<'_>,
        mut each: impl FnMut(ExportedSigning) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut rows = sqlx::query(LETTERS)
            .bind(selection.section)
            .bind(selection.campaign)
            .bind(selection.petition.map(|slug| slug.as_str()))
            .fetch(&self.pool);
        while let Some(row) = rows.try_next().await.map_err(StoreError::from)? {
            each(letter(&row)?)?;
        }
        Ok(())
    }

    /// Every section that has signings or letters.
    pub async fn sections(&self) -> Result<Vec<String>, StoreError> {
        let sections = sqlx::query_scalar(
            "SELECT section FROM signings UNION SELECT section FROM letters ORDER BY section",
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(sections)
    }

    /// Every petition that the database knows.
    pub async fn petitions(&self) -> Result<Vec<String>, StoreError> {
        let slugs = sqlx::query_scalar("SELECT slug FROM petitions ORDER BY slug")
            .fetch_all(&self.pool)
            .await?;
        Ok(slugs)
    }
}

fn signing(row: &PgRow) -> Result<ExportedSigning, StoreError> {
    let (signatures, amendments): (&str, &str) = (row.get(8), row.get(9));
    let unreadable = |error: serde_json::Error| sqlx::Error::Decode(error.into());
    Ok(ExportedSigning {
        kind: ExportedKind::Signing,
        record: row.get(0),
        campaign: row.get(1),
        section: row.get(2),
        key_id: row.get(3),
        schema: schema(row.get(4))?,
        country: row.get(5),
        day: row.get(6),
        sealed: row.get(7),
        signatures: serde_json::from_str(signatures).map_err(unreadable)?,
        amendments: serde_json::from_str(amendments).map_err(unreadable)?,
    })
}

fn letter(row: &PgRow) -> Result<ExportedSigning, StoreError> {
    let state = if row.get(9) { "counted" } else { "duplicate" };
    Ok(ExportedSigning {
        kind: ExportedKind::Letter,
        record: row.get(0),
        campaign: row.get(1),
        section: row.get(2),
        key_id: row.get(3),
        schema: u16::try_from(row.get::<i32, _>(4))
            .map_err(|error| sqlx::Error::Decode(error.into()))?,
        country: row.get(5),
        day: row.get(6),
        sealed: row.get(7),
        signatures: vec![ExportedSignature {
            petition: row.get(8),
            state: state.to_owned(),
        }],
        amendments: Vec::new(),
    })
}
