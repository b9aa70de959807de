//! Inserting the rows of a batch, many in one statement.

use std::{
    collections::HashSet,
    sync::{Arc, LazyLock},
};

use sqlx::{AssertSqlSafe, Sqlite, SqliteConnection, query::Query, sqlite::SqliteArguments};

use crate::store::{NewSigning, StoreError};

/// The most rows of one statement.
const MANY: usize = 64;

static SIGNINGS: LazyLock<Insert> = LazyLock::new(|| {
    Insert::new(
        "INSERT INTO signings (id, record, campaign, section, key_id, schema, country, day, source, \
         sealed, receipt_hash, idempotency, request_digest) SELECT * FROM (VALUES ",
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL",
    )
});

/// One statement for a new and for a repeated address, so that both cost the same. It does not see the
/// rows that it inserts itself: the fourth value says that its batch holds the same signature before.
static SIGNATURES: LazyLock<Insert> = LazyLock::new(|| {
    Insert::new(
        "INSERT INTO signatures (signing, petition, tag, state) SELECT column1, column2, column3, \
         CASE WHEN column4 OR EXISTS (SELECT 1 FROM signatures WHERE petition = column2 \
         AND tag = column3 AND state = 'counted') THEN 'duplicate' ELSE 'counted' END FROM (VALUES ",
        "(?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL",
    )
});

/// Inserts signings, each with its number.
pub async fn signings(
    connection: &mut SqliteConnection,
    numbered: &[(i64, &NewSigning)],
) -> Result<(), StoreError> {
    for rows in numbered.chunks(MANY) {
        let mut insert = SIGNINGS.of(rows.len());
        for (id, signing) in rows {
            let idempotency = signing.idempotency.as_ref();
            insert = insert
                .bind(id)
                .bind(&signing.record[..])
                .bind(&signing.campaign)
                .bind(&signing.section)
                .bind(&signing.key_id)
                .bind(signing.schema)
                .bind(&signing.country)
                .bind(&signing.day)
                .bind(signing.source.as_deref())
                .bind(&signing.sealed[..])
                .bind(&signing.receipt_hash[..])
                .bind(idempotency.map(|sent| &sent.key[..]))
                .bind(idempotency.map(|sent| &sent.digest[..]));
        }
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Inserts the signatures of these signings. Of one address and petition, only the first counts.
pub async fn signatures(
    connection: &mut SqliteConnection,
    numbered: &[(i64, &NewSigning)],
) -> Result<(), StoreError> {
    let mut seen = HashSet::new();
    let mut signatures = Vec::new();
    for (id, signing) in numbered {
        for petition in &signing.petitions {
            let repeated = !seen.insert((petition.0, &signing.tag));
            signatures.push((*id, petition.0, &signing.tag, repeated));
        }
    }
    for rows in signatures.chunks(MANY) {
        let mut insert = SIGNATURES.of(rows.len());
        for (signing, petition, tag, repeated) in rows {
            insert = insert
                .bind(signing)
                .bind(petition)
                .bind(&tag[..])
                .bind(repeated);
        }
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}

/// The same statement for one row and for many; two texts only, so that both stay prepared. Values that
/// are not bound are NULL, and their rows are left out.
struct Insert {
    one: Arc<str>,
    many: Arc<str>,
}

impl Insert {
    fn new(before: &str, row: &str, after: &str) -> Self {
        let of = |rows| [before, &vec![row; rows].join(", "), after].concat().into();
        Self {
            one: of(1),
            many: of(MANY),
        }
    }

    /// For so many rows, at most `MANY`.
    fn of(&self, rows: usize) -> Query<'_, Sqlite, SqliteArguments> {
        let text = if rows == 1 { &self.one } else { &self.many };
        // Made of literals only.
        sqlx::query(AssertSqlSafe(Arc::clone(text)))
    }
}
