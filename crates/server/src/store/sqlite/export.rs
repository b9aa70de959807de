//! Reading a section's sealed records, one after the other.

use futures_util::TryStreamExt;
use sqlx::{Row, sqlite::SqliteRow};

use super::SqliteStore;
use crate::store::{ExportedKind, ExportedSignature, ExportedSigning, Selection, StoreError};

/// What waits for its address to be confirmed is nobody's yet, and stays. What was withdrawn goes along
/// as such, since an earlier export may hold it.
///
/// One statement reads one state of the database, whatever is written meanwhile, and in the order of an
/// index, so that nothing is collected for sorting. (The server's log cannot be folded into the file
/// until the last row is read: an export must not wait for a person.)
const SIGNINGS: &str = "SELECT record, campaign, section, key_id, schema, country, day, sealed, \
     (SELECT json_group_array(json_object('petition', petitions.slug, 'state', signatures.state) \
      ORDER BY petitions.id) FROM signatures JOIN petitions ON petitions.id = signatures.petition \
      WHERE signatures.signing = signings.id AND (?3 IS NULL OR petitions.slug = ?3)), \
     (SELECT json_group_array(json_object('number', number, 'key_id', amendments.key_id, \
      'schema', amendments.schema, 'sealed', hex(amendments.sealed)) ORDER BY number) \
      FROM amendments WHERE amendments.signing = signings.id) \
     FROM signings WHERE section = ?1 AND EXISTS (SELECT 1 FROM signatures \
      WHERE signatures.signing = signings.id AND signatures.state <> 'pending') \
     AND (?2 IS NULL OR campaign = ?2) \
     AND (?3 IS NULL OR EXISTS (SELECT 1 FROM signatures WHERE signatures.signing = signings.id \
      AND signatures.petition = (SELECT petitions.id FROM petitions WHERE petitions.slug = ?3))) \
     ORDER BY id";

const LETTERS: &str = "SELECT record, campaign, section, key_id, schema, country, day, sealed, \
     petitions.slug, letters.counted FROM letters JOIN petitions ON petitions.id = letters.petition \
     WHERE section = ?1 AND (?2 IS NULL OR campaign = ?2) AND (?3 IS NULL OR petitions.slug = ?3) \
     ORDER BY letters.id";

impl SqliteStore {
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

fn signing(row: &SqliteRow) -> Result<ExportedSigning, StoreError> {
    let (signatures, amendments): (&str, &str) = (row.get(8), row.get(9));
    let unreadable = |error: serde_json::Error| sqlx::Error::Decode(error.into());
    Ok(ExportedSigning {
        kind: ExportedKind::Signing,
        record: row.get(0),
        campaign: row.get(1),
        section: row.get(2),
        key_id: row.get(3),
        schema: row.get(4),
        country: row.get(5),
        day: row.get(6),
        sealed: row.get(7),
        signatures: serde_json::from_str(signatures).map_err(unreadable)?,
        amendments: serde_json::from_str(amendments).map_err(unreadable)?,
    })
}

fn letter(row: &SqliteRow) -> Result<ExportedSigning, StoreError> {
    let state = if row.get(9) { "counted" } else { "duplicate" };
    Ok(ExportedSigning {
        kind: ExportedKind::Letter,
        record: row.get(0),
        campaign: row.get(1),
        section: row.get(2),
        key_id: row.get(3),
        schema: row.get(4),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// A million rows must not be collected before the first is handed over.
    #[tokio::test]
    async fn nothing_is_sorted() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("test.db"))
            .await
            .unwrap();
        for petition in [None, Some("one")] {
            let plan = sqlx::query(sqlx::AssertSqlSafe(format!(
                "EXPLAIN QUERY PLAN {SIGNINGS}"
            )))
            .bind("fr")
            .bind(None::<&str>)
            .bind(petition)
            .fetch_all(&store.pool)
            .await
            .unwrap();
            let steps: Vec<String> = plan.iter().map(|step| step.get("detail")).collect();
            assert!(
                steps[0].starts_with("SEARCH signings USING INDEX signings_of_a_section"),
                "{steps:?}"
            );
            let sorted = |step: &String| step.contains("TEMP B-TREE FOR ORDER BY");
            assert!(!steps.iter().any(sorted), "{steps:?}");
        }
    }
}
