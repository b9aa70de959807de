//! Inserts the rows of a batch, one statement for each table.

use std::collections::HashSet;

use marathon_domain::SignatureState;
use sqlx::{FromRow, PgConnection};

use crate::{
    BatchOutcome, Hash, NewSigning, PetitionId, StoreError,
    hash::HashColumn,
    new_rows::{self, PersonalFields},
    place::Place,
};

const NUMBERS_AND_SUPPRESSED: &str = "SELECT \
     ARRAY(SELECT nextval(pg_get_serial_sequence('signings', 'id')) FROM generate_series(1, $1)), \
     ARRAY(SELECT tag FROM suppressions WHERE tag = ANY ($2))";

/// Each signing comes with its trace, if it leaves one. If another instance is storing the same key, this
/// statement waits for it.
const SIGNINGS: &str = "WITH new AS (SELECT * FROM UNNEST($1::bigint[], $2::bytea[], $3::text[], $4::text[], \
      $5::text[], $6::integer[], $7::text[], $8::text[], $9::text[], $10::bytea[], $11::bytea[], $12::bytea[], \
      $13::bytea[], $14::bytea[], $15::bytea[]) \
      AS new (id, record, campaign, section, key_id, schema, country, day, source, sealed, \
      receipt_hash, idempotency, request_digest, network, domain)), \
     stored AS (INSERT INTO signings (id, record, campaign, section, key_id, schema, country, day, source, \
      sealed, receipt_hash, idempotency, request_digest) \
      SELECT id, record, campaign, section, key_id, schema, country, day, source, sealed, \
      receipt_hash, idempotency, request_digest \
      FROM new ORDER BY idempotency ON CONFLICT (idempotency) DO NOTHING RETURNING id), \
     traced AS (INSERT INTO traces (signing, network, domain, day) \
      SELECT id, network, domain, day FROM new JOIN stored USING (id) WHERE network IS NOT NULL) \
     SELECT id FROM stored";

/// One statement for a new and for a repeated address, so that both cost the same. A signature
/// whose address counts already, or is being counted by another instance, is a duplicate.
const SIGNATURES: &str = "WITH new AS (SELECT * FROM UNNEST($1::bigint[], $2::bigint[], $3::bytea[], \
      $4::boolean[], $5::boolean[], $6::text[]) \
      AS new (signing, petition, tag, repeated, pending, place)), \
     counted AS (INSERT INTO signatures (signing, petition, tag, state) \
      SELECT signing, petition, tag, 'counted' FROM new WHERE NOT repeated AND NOT pending \
      ORDER BY petition, tag ON CONFLICT (petition, tag) WHERE state = 'counted' DO NOTHING \
      RETURNING signing, petition), \
     others AS (INSERT INTO signatures (signing, petition, tag, state) \
      SELECT signing, petition, tag, CASE WHEN pending THEN 'pending' ELSE 'duplicate' END \
      FROM new LEFT JOIN (SELECT signing, petition, TRUE AS counts FROM counted) AS counted \
      USING (signing, petition) WHERE counts IS NULL RETURNING petition, state) \
     SELECT place, petition, COUNT(*) AS signatures, 'counted' AS state \
     FROM counted JOIN new USING (signing, petition) GROUP BY place, petition \
     UNION ALL SELECT '', petition, COUNT(*), state FROM others GROUP BY petition, state";

/// How many signatures of a petition came to a state. The place is given for counted ones only.
#[derive(FromRow)]
struct InsertedSignatures {
    #[sqlx(try_from = "String")]
    place: Place,
    petition: PetitionId,
    signatures: i64,
    #[sqlx(try_from = "String")]
    state: SignatureState,
}

/// Numbers for new signings, in the order in which they came, and those of their addresses and mailboxes that
/// want no mail.
pub async fn numbers_and_suppressed(
    connection: &mut PgConnection,
    signings: &[&NewSigning],
) -> Result<(Vec<i64>, HashSet<Hash>), StoreError> {
    let tags = signings
        .iter()
        .flat_map(|signing| [&signing.tag[..], &signing.mailbox[..]]);
    let (mut numbers, suppressed): (Vec<i64>, Vec<HashColumn>) =
        sqlx::query_as(NUMBERS_AND_SUPPRESSED)
            .bind(i32::try_from(signings.len()).unwrap_or(i32::MAX))
            .bind(tags.collect::<Vec<_>>())
            .fetch_one(connection)
            .await?;
    numbers.sort_unstable();
    let suppressed: Result<_, StoreError> = suppressed.into_iter().map(HashColumn::hash).collect();
    Ok((numbers, suppressed?))
}

/// Inserts signings, each with its number and its trace. Returns the numbers of those whose idempotency key no
/// other instance has stored.
pub async fn signings(
    connection: &mut PgConnection,
    numbered: &[(i64, &NewSigning)],
    suppressed: &HashSet<Hash>,
) -> Result<HashSet<i64>, StoreError> {
    fn column<'a, T>(
        numbered: &[(i64, &'a NewSigning)],
        value: impl Fn(&'a NewSigning) -> T,
    ) -> Vec<T> {
        numbered.iter().map(|(_, signing)| value(signing)).collect()
    }
    let kept: Vec<PersonalFields<'_>> =
        column(numbered, |signing| PersonalFields::of(signing, suppressed));
    let traces = column(numbered, |signing| {
        new_rows::is_traced(signing, suppressed).then_some(&signing.trace)
    });
    let stored: Vec<i64> = sqlx::query_scalar(SIGNINGS)
        .bind(numbered.iter().map(|(id, _)| *id).collect::<Vec<_>>())
        .bind(column(numbered, |signing| &signing.record[..]))
        .bind(column(numbered, |signing| signing.campaign.as_str()))
        .bind(column(numbered, |signing| signing.section.as_str()))
        .bind(column(numbered, |signing| signing.key_id.as_str()))
        .bind(column(numbered, |signing| i32::from(signing.schema)))
        .bind(kept.iter().map(|kept| kept.country).collect::<Vec<_>>())
        .bind(column(numbered, |signing| signing.day.as_str()))
        .bind(kept.iter().map(|kept| kept.source).collect::<Vec<_>>())
        .bind(kept.iter().map(|kept| kept.sealed).collect::<Vec<_>>())
        .bind(column(numbered, |signing| &signing.receipt_hash[..]))
        .bind(column(numbered, |signing| {
            signing.idempotency.as_ref().map(|sent| &sent.key[..])
        }))
        .bind(column(numbered, |signing| {
            signing.idempotency.as_ref().map(|sent| &sent.digest[..])
        }))
        .bind(
            traces
                .iter()
                .map(|trace| trace.map(|trace| &trace.network[..]))
                .collect::<Vec<_>>(),
        )
        .bind(
            traces
                .iter()
                .map(|trace| trace.map(|trace| &trace.domain[..]))
                .collect::<Vec<_>>(),
        )
        .fetch_all(connection)
        .await?;
    Ok(stored.into_iter().collect())
}

/// Inserts the signatures of these signings.
pub async fn signatures(
    connection: &mut PgConnection,
    numbered: &[(i64, &NewSigning)],
    suppressed: &HashSet<Hash>,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let new = new_rows::signatures(numbered, suppressed);
    let inserted: Vec<InsertedSignatures> = sqlx::query_as(SIGNATURES)
        .bind(new.iter().map(|row| row.signing).collect::<Vec<_>>())
        .bind(new.iter().map(|row| row.petition).collect::<Vec<_>>())
        .bind(new.iter().map(|row| &row.tag[..]).collect::<Vec<_>>())
        .bind(new.iter().map(|row| row.repeated).collect::<Vec<_>>())
        .bind(new.iter().map(|row| row.pending).collect::<Vec<_>>())
        .bind(new.iter().map(|row| row.place()).collect::<Vec<_>>())
        .fetch_all(connection)
        .await?;
    for row in inserted {
        match row.state {
            SignatureState::Counted => outcome.count(&row.place, row.petition, row.signatures),
            SignatureState::Duplicate => outcome.duplicates += row.signatures.unsigned_abs(),
            _ => {}
        }
    }
    Ok(())
}
