//! Statements that this database spells in its own way.

/// Signings that wait for their address to be confirmed are left out. Withdrawn ones are exported
/// as such, since an earlier export may hold them. The statement reads in the order of an index, so
/// that nothing is collected for sorting.
macro_rules! exported {
    ($left_out:literal) => {
        concat!("SELECT id, record, campaign, section, key_id, schema, country, day, sealed, \
     (SELECT json_group_array(json_object('petition', petitions.slug, 'state', signatures.state) \
      ORDER BY petitions.id) FROM signatures JOIN petitions ON petitions.id = signatures.petition \
      WHERE signatures.signing = signings.id AND ($3 IS NULL OR petitions.slug = $3) AND NOT (", $left_out, ")) AS signatures, \
     (SELECT json_group_array(json_object('number', number, 'key_id', amendments.key_id, \
      'schema', amendments.schema, 'sealed', hex(amendments.sealed)) ORDER BY number) \
      FROM amendments WHERE amendments.signing = signings.id) AS amendments \
     FROM signings WHERE section = $1 AND EXISTS (SELECT 1 FROM signatures \
      WHERE signatures.signing = signings.id AND NOT (", $left_out, ")) \
     AND ($2 IS NULL OR campaign = $2) \
     AND ($3 IS NULL OR EXISTS (SELECT 1 FROM signatures WHERE signatures.signing = signings.id \
      AND signatures.petition = (SELECT petitions.id FROM petitions WHERE petitions.slug = $3) AND NOT (", $left_out, "))) \
     AND id > $4 ORDER BY id LIMIT $5")
    };
}

/// Leaves out what was set aside.
pub const EXPORTED_SIGNINGS: &str = exported!("signatures.state IN ('pending', 'set_aside')");
/// Includes what was set aside, unless it waits for its address to be confirmed.
pub const EXPORTED_WITH_SET_ASIDE: &str =
    exported!("signatures.state = 'pending' OR COALESCE(signatures.otherwise, '') = 'pending'");

pub use crate::{audit_sql::SQLITE as DIFFERENCES, set_aside_sql::sqlite as set_asides};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::SqliteStore;

    /// A step of the database's query plan.
    #[derive(sqlx::FromRow)]
    struct Step {
        detail: String,
    }

    /// A million rows must not be collected before the first is given.
    #[tokio::test]
    async fn nothing_is_sorted() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("test.db"))
            .await
            .unwrap();
        for petition in [None, Some("one")] {
            let plan: Vec<Step> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
                "EXPLAIN QUERY PLAN {EXPORTED_SIGNINGS}"
            )))
            .bind("fr")
            .bind(None::<&str>)
            .bind(petition)
            .bind(0)
            .bind(500)
            .fetch_all(&store.pool)
            .await
            .unwrap();
            let steps: Vec<String> = plan.into_iter().map(|step| step.detail).collect();
            assert!(
                steps[0].starts_with("SEARCH signings USING INDEX signings_of_a_section"),
                "{steps:?}"
            );
            let sorted = |step: &String| step.contains("TEMP B-TREE FOR ORDER BY");
            assert!(!steps.iter().any(sorted), "{steps:?}");
        }
    }
}
