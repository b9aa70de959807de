//! Fills the store's own tables by SQL, with rows like the existing one but other hashes.

use sqlx::{Connection, PgConnection, SqliteConnection};

/// How many signings one statement inserts.
const AT_ONCE: i64 = 250_000;

/// Fills until there are this many signings, each with one signature, for the petitions in turn.
pub async fn fill(url: &str, signings: i64) -> sqlx::Result<()> {
    match url.starts_with("postgres") {
        true => fill_postgres(url, signings).await,
        false => fill_sqlite(url, signings).await,
    }
}

async fn fill_sqlite(url: &str, signings: i64) -> sqlx::Result<()> {
    let mut connection = SqliteConnection::connect(url).await?;
    let mut last: i64 = sqlx::query_scalar("SELECT max(id) FROM signings")
        .fetch_one(&mut connection)
        .await?;
    if last >= signings {
        return connection.close().await;
    }
    // If the machine crashes, the data can be made again, so durability is not needed.
    for setting in [
        "PRAGMA journal_mode = MEMORY",
        "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -4000000",
    ] {
        sqlx::query(setting).execute(&mut connection).await?;
    }
    while last < signings {
        let next = signings.min(last + AT_ONCE);
        for statement in SQLITE {
            sqlx::query(statement)
                .bind(last + 1)
                .bind(next)
                .execute(&mut connection)
                .await?;
        }
        last = next;
    }
    for statement in COUNTS {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    connection.close().await
}

const SQLITE: [&str; 2] = [
    "WITH RECURSIVE new (id) AS (SELECT ?1 UNION ALL SELECT id + 1 FROM new WHERE id < ?2) \
     INSERT INTO signings (id, record, campaign, section, key_id, schema, country, day, source, sealed, \
     receipt_hash, idempotency, request_digest) \
     SELECT new.id, randomblob(16), campaign, section, key_id, schema, country, day, source, \
     randomblob(length(sealed)), randomblob(32), randomblob(32), randomblob(32) \
     FROM new, (SELECT * FROM signings ORDER BY id LIMIT 1)",
    "WITH RECURSIVE new (id) AS (SELECT ?1 UNION ALL SELECT id + 1 FROM new WHERE id < ?2) \
     INSERT INTO signatures (signing, petition, tag, state) \
     SELECT new.id, petitions.id, randomblob(32), 'counted' FROM new JOIN petitions \
     ON petitions.id = 1 + new.id % (SELECT COUNT(*) FROM petitions)",
];

/// The counts of these signings. All belong to the section, country and day of the first one.
const COUNTS: [&str; 5] = [
    "UPDATE counts SET counted = (SELECT COUNT(*) FROM signatures \
     WHERE signatures.petition = counts.petition AND state = 'counted')",
    "DELETE FROM section_counts",
    "INSERT INTO section_counts (section, petition, counted) \
     SELECT (SELECT section FROM signings ORDER BY id LIMIT 1), petition, counted FROM counts",
    "DELETE FROM part_counts",
    "INSERT INTO part_counts (kind, name, petition, counted) \
     SELECT kind, name, petition, counted FROM counts CROSS JOIN (SELECT 'country' AS kind, country AS name \
     FROM (SELECT country FROM signings ORDER BY id LIMIT 1) AS first \
     UNION ALL SELECT 'day', day FROM (SELECT day FROM signings ORDER BY id LIMIT 1) AS first) AS part",
];

async fn fill_postgres(url: &str, signings: i64) -> sqlx::Result<()> {
    let mut connection = PgConnection::connect(url).await?;
    sqlx::query("SET synchronous_commit = off")
        .execute(&mut connection)
        .await?;
    let mut last: i64 = sqlx::query_scalar("SELECT max(id) FROM signings")
        .fetch_one(&mut connection)
        .await?;
    while last < signings {
        let next = signings.min(last + AT_ONCE);
        for statement in POSTGRES {
            sqlx::query(statement)
                .bind(last + 1)
                .bind(next)
                .execute(&mut connection)
                .await?;
        }
        last = next;
    }
    for statement in COUNTS {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    for statement in [
        "SELECT setval(pg_get_serial_sequence('signings', 'id'), (SELECT max(id) FROM signings))",
        // Otherwise autovacuum would run during a measurement.
        "VACUUM ANALYZE signings",
        "VACUUM ANALYZE signatures",
        "CHECKPOINT",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    connection.close().await
}

/// Hashes of the number replace random ones. Sealed data is cut out of a longer text of hashes.
const POSTGRES: [&str; 2] = [
    "INSERT INTO signings (id, record, campaign, section, key_id, schema, country, day, source, sealed, \
     receipt_hash, idempotency, request_digest) \
     SELECT new.id, uuid_send(gen_random_uuid()), campaign, section, key_id, schema, country, day, source, \
     substr(long.text, 1 + (new.id % 1024)::int, length(sealed)), sha256(int8send(new.id) || '\\x01'), \
     sha256(int8send(new.id) || '\\x02'), sha256(int8send(new.id) || '\\x03') \
     FROM generate_series($1, $2) AS new (id), (SELECT * FROM signings ORDER BY id LIMIT 1) AS first, \
     (SELECT string_agg(sha256(int4send(part)), '') AS text FROM generate_series(1, 64) AS part) AS long",
    "INSERT INTO signatures (signing, petition, tag, state) \
     SELECT new.id, petitions.id, sha256(int8send(new.id) || '\\x04'), 'counted' \
     FROM generate_series($1, $2) AS new (id) JOIN petitions \
     ON petitions.id = 1 + new.id % (SELECT COUNT(*) FROM petitions)",
];
