//! Reading a section's sealed records, one after the other.

use futures_util::TryStreamExt;
use sqlx::{Row, postgres::PgRow};

use super::{PostgresStore, schema};
use crate::store::{ExportedSigning, Selection, StoreError};

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

    /// Every section that has signings.
    pub async fn sections(&self) -> Result<Vec<String>, StoreError> {
        let sections = sqlx::query_scalar("SELECT DISTINCT section FROM signings ORDER BY section")
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
