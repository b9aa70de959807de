//! Removes signings and letters with all that refers to them. No other batch is written meanwhile.

use sqlx::PgConnection;

use crate::StoreError;

/// Deletes the unconfirmed part of signings whose time to confirm is over, in this order. A signing with
/// confirmed signatures loses only its confirmation; one without any signature left (it was refused) is
/// deleted.
const UNCONFIRMED: [&str; 6] = [
    "DELETE FROM outbox WHERE signing = ANY ($1)",
    "DELETE FROM signatures WHERE (state = 'pending' OR otherwise = 'pending') AND signing = ANY ($1)",
    "DELETE FROM confirmations WHERE signing = ANY ($1)",
    "DELETE FROM amendments WHERE signing = ANY ($1) AND NOT EXISTS (SELECT 1 FROM signatures \
     WHERE signatures.signing = amendments.signing)",
    "DELETE FROM traces WHERE signing = ANY ($1) AND NOT EXISTS (SELECT 1 FROM signatures \
     WHERE signatures.signing = traces.signing)",
    "DELETE FROM signings WHERE id = ANY ($1) AND NOT EXISTS (SELECT 1 FROM signatures \
     WHERE signatures.signing = signings.id)",
];

/// Deletes all of a signing, in this order. What counted goes on counting. The counts come last, as
/// in every batch.
const ALL: [&str; 5] = [
    "DELETE FROM traces WHERE signing = ANY ($1)",
    "DELETE FROM outbox WHERE signing = ANY ($1)",
    "DELETE FROM confirmations WHERE signing = ANY ($1)",
    "DELETE FROM amendments WHERE signing = ANY ($1)",
    "DELETE FROM signings WHERE id = ANY ($1)",
];
/// Runs before the signings are deleted, because they name the section.
const ARCHIVE_OF_SECTIONS: &str = "UPDATE section_counts SET archived = archived + gone.counted \
     FROM (SELECT section, petition, COUNT(*) AS counted FROM signatures \
      JOIN signings ON signings.id = signatures.signing \
      WHERE state = 'counted' AND signing = ANY ($1) GROUP BY section, petition) AS gone \
     WHERE gone.section = section_counts.section AND gone.petition = section_counts.petition";
/// The counts of countries and days keep nothing of deleted signings.
const TAKE_FROM_PARTS: &str = "UPDATE part_counts SET counted = part_counts.counted - gone.counted \
     FROM (SELECT kind, name, petition, COUNT(*) AS counted FROM signatures \
      JOIN signings ON signings.id = signatures.signing \
      CROSS JOIN LATERAL (VALUES ('country', country), ('day', day)) AS part (kind, name) \
      WHERE state = 'counted' AND signing = ANY ($1) GROUP BY kind, name, petition) AS gone \
     WHERE gone.kind = part_counts.kind AND gone.name = part_counts.name \
     AND gone.petition = part_counts.petition";
const ARCHIVE: &str = "WITH gone AS (DELETE FROM signatures WHERE signing = ANY ($1) \
     RETURNING petition, state) UPDATE counts SET archived = archived + sums.counted \
     FROM (SELECT petition, COUNT(*) AS counted FROM gone WHERE state = 'counted' \
      GROUP BY petition) AS sums WHERE sums.petition = counts.petition";

/// Deletes all of a letter, in this order. What counted goes on counting.
const LETTERS: [&str; 3] = [
    "DELETE FROM outbox WHERE letter = ANY ($1)",
    "DELETE FROM confirmations WHERE letter = ANY ($1)",
    "WITH gone AS (DELETE FROM letters WHERE id = ANY ($1) RETURNING petition, counted), \
     archived AS (UPDATE letter_counts SET archived = archived + sums.counted \
      FROM (SELECT petition, COUNT(*) AS counted FROM gone WHERE counted GROUP BY petition) AS sums \
      WHERE sums.petition = letter_counts.petition) \
     SELECT 1 FROM gone",
];

/// Removes the unconfirmed part of these signings. Returns how many signings were deleted.
pub async fn remove_unconfirmed(
    connection: &mut PgConnection,
    signings: &[i64],
) -> Result<u64, StoreError> {
    remove(connection, &UNCONFIRMED, signings).await
}

/// Removes all of these signings, whatever their state.
pub async fn remove_signings(
    connection: &mut PgConnection,
    signings: &[i64],
) -> Result<u64, StoreError> {
    remove(
        connection,
        &[ARCHIVE_OF_SECTIONS, TAKE_FROM_PARTS],
        signings,
    )
    .await?;
    let removed = remove(connection, &ALL, signings).await?;
    remove(connection, &[ARCHIVE], signings).await?;
    sqlx::query("DELETE FROM part_counts WHERE counted = 0")
        .execute(connection)
        .await?;
    Ok(removed)
}

/// Removes the letters with these numbers. What counted goes on counting.
pub async fn remove_letters(
    connection: &mut PgConnection,
    letters: &[i64],
) -> Result<u64, StoreError> {
    remove(connection, &LETTERS, letters).await
}

/// Returns how many rows the last statement removed.
async fn remove(
    connection: &mut PgConnection,
    statements: &[&'static str],
    signings: &[i64],
) -> Result<u64, StoreError> {
    let mut removed = 0;
    if signings.is_empty() {
        return Ok(removed);
    }
    for statement in statements {
        let done = sqlx::query(*statement)
            .bind(signings)
            .execute(&mut *connection)
            .await?;
        removed = done.rows_affected();
    }
    Ok(removed)
}
