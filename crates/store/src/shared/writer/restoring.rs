//! Restores what was withdrawn. Only whoever withdrew it holds the data for that; the database only knows
//! that something was withdrawn. Restoring is rare, so one statement for each step is enough.

use sqlx::FromRow;

use super::Connection;
use crate::{
    BatchOutcome, ChangeReply, ErasedAmendment, ErasedSigning, ErasedTrace, Hash, PetitionId,
    SetAsideSignature, StoreError, Trace, TraceTag, WithdrawnSignature, WithdrawnSigning,
    hash::HashColumn, place::Place,
};

const SIGNING: &str = "SELECT id, record, country, source, sealed FROM signings \
     WHERE receipt_hash = $1 AND length(sealed) > 0";

/// Unconfirmed signatures are left out: they were not given yet.
const SIGNATURES: &str = "SELECT petition, tag, set_aside, COALESCE(otherwise, state) AS otherwise FROM signatures \
     WHERE signing = $1 AND COALESCE(otherwise, state) IN ('counted', 'duplicate') \
     AND ($2 IS NULL OR petition = $2) ORDER BY petition";

const AMENDMENTS: &str =
    "SELECT number, key_id, schema, sealed FROM amendments WHERE signing = $1 ORDER BY number";

const TRACE: &str = "SELECT network, domain, day FROM traces WHERE signing = $1";

const IS_ERASED: &str = "SELECT length(sealed) = 0 FROM signings WHERE record = $1";

const WITHDRAWN: &str = "SELECT id, length(sealed) = 0 AS is_erased FROM signings \
     WHERE record = $1 AND receipt_hash = $2";

/// Restores as if the address signed now: one signature per address and petition counts. A signature that was
/// set aside is set aside again, and at most one per address and petition would count if put back.
const RESTORE: &str = "UPDATE signatures SET tag = $3, set_aside = $4, \
     state = CASE WHEN $4 IS NOT NULL THEN 'set_aside' WHEN EXISTS (SELECT 1 FROM signatures AS other \
     WHERE other.petition = signatures.petition AND other.tag = $3 AND other.state = 'counted') \
     THEN 'duplicate' ELSE 'counted' END, \
     otherwise = CASE WHEN $4 IS NULL THEN NULL WHEN $5 OR EXISTS (SELECT 1 FROM signatures AS other \
     WHERE other.petition = signatures.petition AND other.tag = $3 AND other.state = 'set_aside' \
     AND other.otherwise = 'counted') THEN 'duplicate' ELSE 'counted' END \
     WHERE signing = $1 AND petition = $2 AND state = 'withdrawn' \
     RETURNING (SELECT section || '/' || country || '/' || day FROM signings \
     WHERE signings.id = signatures.signing) AS place, state = 'counted' AS is_counted";

#[derive(FromRow)]
struct SigningRow {
    id: i64,
    record: Vec<u8>,
    country: String,
    source: Option<String>,
    sealed: Vec<u8>,
}

#[derive(FromRow)]
struct SignatureRow {
    petition: PetitionId,
    #[sqlx(try_from = "HashColumn")]
    tag: Hash,
    set_aside: Option<i64>,
    otherwise: String,
}

#[derive(FromRow)]
struct WithdrawnRow {
    id: i64,
    is_erased: bool,
}

/// A signature that was restored.
#[derive(FromRow)]
struct RestoredRow {
    #[sqlx(try_from = "String")]
    place: Place,
    is_counted: bool,
}

/// Reads the data that a withdrawal by these receipts is about to take.
pub async fn given(
    connection: &mut Connection,
    receipts: &[Hash],
    petition: Option<PetitionId>,
) -> Result<Vec<WithdrawnSigning>, StoreError> {
    let mut found = Vec::new();
    for receipt in receipts {
        let signing: Option<SigningRow> = sqlx::query_as(SIGNING)
            .bind(&receipt[..])
            .fetch_optional(&mut *connection)
            .await?;
        let Some(signing) = signing else { continue };
        let signatures: Vec<SignatureRow> = sqlx::query_as(SIGNATURES)
            .bind(signing.id)
            .bind(petition.map(|petition| petition.0))
            .fetch_all(&mut *connection)
            .await?;
        let Some(tag) = signatures.first().map(|signature| signature.tag) else {
            continue;
        };
        let Ok(record) = signing.record.try_into() else {
            continue;
        };
        let erased = ErasedSigning {
            country: signing.country,
            source: signing.source,
            sealed: signing.sealed,
            amendments: amendments(connection, signing.id).await?,
            trace: trace(connection, signing.id).await?,
        };
        found.push(WithdrawnSigning {
            record,
            receipt_hash: *receipt,
            tag,
            signatures: signatures.into_iter().map(SignatureRow::taken).collect(),
            erased: Some(erased),
        });
    }
    Ok(found)
}

impl SignatureRow {
    fn taken(self) -> WithdrawnSignature {
        WithdrawnSignature {
            petition: self.petition,
            set_aside: self.set_aside.map(|by| SetAsideSignature {
                by,
                is_duplicate: self.otherwise == "duplicate",
            }),
        }
    }
}

async fn amendments(
    connection: &mut Connection,
    signing: i64,
) -> Result<Vec<ErasedAmendment>, StoreError> {
    let rows: Vec<(i64, String, i32, Vec<u8>)> = sqlx::query_as(AMENDMENTS)
        .bind(signing)
        .fetch_all(connection)
        .await?;
    let amendments = rows.into_iter();
    Ok(amendments
        .map(|(number, key_id, schema, sealed)| ErasedAmendment {
            number,
            key_id,
            schema,
            sealed,
        })
        .collect())
}

async fn trace(
    connection: &mut Connection,
    signing: i64,
) -> Result<Option<ErasedTrace>, StoreError> {
    let row: Option<(Vec<u8>, Vec<u8>, String)> = sqlx::query_as(TRACE)
        .bind(signing)
        .fetch_optional(connection)
        .await?;
    Ok(row.and_then(|(network, domain, day)| {
        let tag = |bytes: Vec<u8>| TraceTag::try_from(bytes).ok();
        let tags = Trace {
            network: tag(network)?,
            domain: tag(domain)?,
        };
        Some(ErasedTrace { tags, day })
    }))
}

/// After the withdrawal, drops the data of signings that still have signatures: the store keeps it.
pub async fn keep_erased_only(
    connection: &mut Connection,
    withdrawn: &mut [WithdrawnSigning],
) -> Result<(), StoreError> {
    for signing in withdrawn {
        let is_erased: bool = sqlx::query_scalar(IS_ERASED)
            .bind(&signing.record[..])
            .fetch_one(&mut *connection)
            .await?;
        if !is_erased {
            signing.erased = None;
        }
    }
    Ok(())
}

/// Restores signings. Restoring one twice changes nothing more.
pub async fn restore(
    connection: &mut Connection,
    signings: &[WithdrawnSigning],
    outcome: &mut BatchOutcome,
) -> Result<ChangeReply, StoreError> {
    let mut reply = ChangeReply::Gone;
    for signing in signings {
        let row: Option<WithdrawnRow> = sqlx::query_as(WITHDRAWN)
            .bind(&signing.record[..])
            .bind(&signing.receipt_hash[..])
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { continue };
        if row.is_erased {
            // Only the last withdrawal of a signing holds what was erased then.
            let Some(erased) = &signing.erased else {
                continue;
            };
            fill(connection, row.id, erased).await?;
        }
        reply = ChangeReply::Applied;
        for signature in &signing.signatures {
            let restored: Option<RestoredRow> = sqlx::query_as(RESTORE)
                .bind(row.id)
                .bind(signature.petition)
                .bind(&signing.tag[..])
                .bind(signature.set_aside.map(|set_aside| set_aside.by))
                .bind(signature.set_aside.is_some_and(|one| one.is_duplicate))
                .fetch_optional(&mut *connection)
                .await?;
            if let Some(restored) = restored.filter(|restored| restored.is_counted) {
                outcome.restored += 1;
                outcome.count(&restored.place, signature.petition, 1);
            }
        }
    }
    Ok(reply)
}

/// Puts the erased data of a signing back.
async fn fill(
    connection: &mut Connection,
    signing: i64,
    erased: &ErasedSigning,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE signings SET sealed = $2, country = $3, source = $4 WHERE id = $1")
        .bind(signing)
        .bind(&erased.sealed)
        .bind(&erased.country)
        .bind(&erased.source)
        .execute(&mut *connection)
        .await?;
    for amendment in &erased.amendments {
        sqlx::query(
            "INSERT INTO amendments (signing, number, key_id, schema, sealed) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(signing)
        .bind(amendment.number)
        .bind(&amendment.key_id)
        .bind(amendment.schema)
        .bind(&amendment.sealed)
        .execute(&mut *connection)
        .await?;
    }
    if let Some(trace) = &erased.trace {
        sqlx::query("INSERT INTO traces (signing, network, domain, day) VALUES ($1, $2, $3, $4)")
            .bind(signing)
            .bind(&trace.tags.network[..])
            .bind(&trace.tags.domain[..])
            .bind(&trace.day)
            .execute(connection)
            .await?;
    }
    Ok(())
}
