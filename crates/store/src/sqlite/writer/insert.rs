//! Inserts the rows of a batch, many in one statement.

use std::{collections::HashSet, sync::LazyLock};

use sqlx::SqliteConnection;

use super::rows::{MANY, Rows};
use crate::{
    Hash, NewSigning, StoreError,
    new_rows::{self, PersonalFields},
};

static SIGNINGS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO signings (id, record, campaign, section, key_id, schema, country, day, source, \
         sealed, receipt_hash, idempotency, request_digest) SELECT * FROM (VALUES ",
        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL",
    )
});

/// One statement for a new and for a repeated address, so that both cost the same. It does not see
/// the rows that it inserts itself. So the fourth value says whether its batch holds the same
/// signature before, and the fifth whether the address is unconfirmed.
static SIGNATURES: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO signatures (signing, petition, tag, state) SELECT column1, column2, column3, \
         CASE WHEN column5 THEN 'pending' WHEN column4 OR EXISTS (SELECT 1 FROM signatures WHERE petition = column2 \
         AND tag = column3 AND state = 'counted') THEN 'duplicate' ELSE 'counted' END FROM (VALUES ",
        "(?, ?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL",
    )
});

static TRACES: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO traces (signing, network, domain, day) SELECT * FROM (VALUES ",
        "(?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL",
    )
});

/// Inserts signings, each with its number.
pub async fn signings(
    connection: &mut SqliteConnection,
    numbered: &[(i64, &NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Result<(), StoreError> {
    for rows in numbered.chunks(MANY) {
        let mut insert = SIGNINGS.of(rows.len());
        for (id, signing) in rows {
            let idempotency = signing.idempotency.as_ref();
            let kept = PersonalFields::of(signing, suppressed);
            insert = insert
                .bind(id)
                .bind(&signing.record[..])
                .bind(&signing.campaign)
                .bind(&signing.section)
                .bind(&signing.key_id)
                .bind(signing.schema)
                .bind(kept.country)
                .bind(&signing.day)
                .bind(kept.source)
                .bind(kept.sealed)
                .bind(&signing.receipt_hash[..])
                .bind(idempotency.map(|sent| &sent.key[..]))
                .bind(idempotency.map(|sent| &sent.digest[..]));
        }
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Inserts the signatures of these signings.
pub async fn signatures(
    connection: &mut SqliteConnection,
    numbered: &[(i64, &NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Result<(), StoreError> {
    let signatures = new_rows::signatures(numbered, suppressed);
    for rows in signatures.chunks(MANY) {
        let mut insert = SIGNATURES.of(rows.len());
        for row in rows {
            insert = insert
                .bind(row.signing)
                .bind(row.petition)
                .bind(&row.tag[..])
                .bind(row.repeated)
                .bind(row.pending);
        }
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}

/// Inserts the traces of these signings.
pub async fn traces(
    connection: &mut SqliteConnection,
    numbered: &[(i64, &NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Result<(), StoreError> {
    for rows in new_rows::traced(numbered, suppressed).chunks(MANY) {
        let mut insert = TRACES.of(rows.len());
        for (id, signing) in rows {
            insert = insert
                .bind(*id)
                .bind(&signing.trace.network[..])
                .bind(&signing.trace.domain[..])
                .bind(&signing.day);
        }
        insert.execute(&mut *connection).await?;
    }
    Ok(())
}
