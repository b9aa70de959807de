//! Removes signings and letters with all that refers to them.

use std::sync::LazyLock;

use sqlx::SqliteConnection;

use super::rows::{MANY, Rows};
use crate::StoreError;

/// Deletes the unconfirmed part of signings whose time to confirm is over, in this order. A signing with
/// confirmed signatures loses only its confirmation; one without any signature left (it was refused) is
/// deleted.
static UNCONFIRMED: LazyLock<[Rows; 6]> = LazyLock::new(|| {
    [
        "DELETE FROM outbox WHERE signing IN (",
        "DELETE FROM signatures WHERE (state = 'pending' OR otherwise = 'pending') AND signing IN (",
        "DELETE FROM confirmations WHERE signing IN (",
        "DELETE FROM amendments WHERE NOT EXISTS (SELECT 1 FROM signatures \
         WHERE signatures.signing = amendments.signing) AND signing IN (",
        "DELETE FROM traces WHERE NOT EXISTS (SELECT 1 FROM signatures \
         WHERE signatures.signing = traces.signing) AND signing IN (",
        "DELETE FROM signings WHERE NOT EXISTS (SELECT 1 FROM signatures \
         WHERE signatures.signing = signings.id) AND id IN (",
    ]
    .map(|before| Rows::new(before, "?", ")"))
});

/// Deletes all of a signing. What counted goes on counting for its petition and section; the counts of its
/// country and its day keep nothing.
static ALL: LazyLock<[Rows; 10]> = LazyLock::new(|| {
    let archive = Rows::new(
        "UPDATE counts SET archived = archived + gone.counted FROM (SELECT petition, COUNT(*) AS counted \
         FROM signatures WHERE state = 'counted' AND signing IN (",
        "?",
        ") GROUP BY petition) AS gone WHERE gone.petition = counts.petition",
    );
    let archive_of_sections = Rows::new(
        "UPDATE section_counts SET archived = archived + gone.counted FROM (SELECT section, petition, \
         COUNT(*) AS counted FROM signatures CROSS JOIN signings ON signings.id = signatures.signing \
         WHERE state = 'counted' AND signing IN (",
        "?",
        ") GROUP BY section, petition) AS gone \
         WHERE gone.section = section_counts.section AND gone.petition = section_counts.petition",
    );
    let [of_countries, of_days] = ["country", "day"].map(|part| {
        Rows::new(
            &format!(
                "UPDATE part_counts SET counted = part_counts.counted - gone.counted FROM (SELECT {part} AS name, \
                 petition, COUNT(*) AS counted FROM signatures CROSS JOIN signings \
                 ON signings.id = signatures.signing WHERE state = 'counted' AND signing IN ("
            ),
            "?",
            &format!(
                ") GROUP BY {part}, petition) AS gone WHERE part_counts.kind = '{part}' \
                 AND gone.name = part_counts.name AND gone.petition = part_counts.petition"
            ),
        )
    });
    let [
        outbox,
        traces,
        signatures,
        confirmations,
        amendments,
        signings,
    ] = [
        "DELETE FROM outbox WHERE signing IN (",
        "DELETE FROM traces WHERE signing IN (",
        "DELETE FROM signatures WHERE signing IN (",
        "DELETE FROM confirmations WHERE signing IN (",
        "DELETE FROM amendments WHERE signing IN (",
        "DELETE FROM signings WHERE id IN (",
    ]
    .map(|before| Rows::new(before, "?", ")"));
    [
        archive,
        archive_of_sections,
        of_countries,
        of_days,
        outbox,
        traces,
        signatures,
        confirmations,
        amendments,
        signings,
    ]
});

/// Removes the unconfirmed part of these signings. Returns how many signings were deleted.
pub async fn remove_unconfirmed(
    connection: &mut SqliteConnection,
    signings: &[i64],
) -> Result<u64, StoreError> {
    remove(connection, &*UNCONFIRMED, signings).await
}

/// Removes all of these signings, whatever their state.
pub async fn remove_signings(
    connection: &mut SqliteConnection,
    signings: &[i64],
) -> Result<u64, StoreError> {
    let removed = remove(connection, &*ALL, signings).await?;
    sqlx::query("DELETE FROM part_counts WHERE counted = 0")
        .execute(connection)
        .await?;
    Ok(removed)
}

/// Removes the letters with these numbers. What counted goes on counting.
pub async fn remove_letters(
    connection: &mut SqliteConnection,
    letters: &[i64],
) -> Result<u64, StoreError> {
    for letter in letters {
        sqlx::query(
            "UPDATE letter_counts SET archived = archived + 1 \
             WHERE petition = (SELECT petition FROM letters WHERE id = ? AND counted = 1)",
        )
        .bind(letter)
        .execute(&mut *connection)
        .await?;
        for statement in [
            "DELETE FROM outbox WHERE letter = ?",
            "DELETE FROM confirmations WHERE letter = ?",
            "DELETE FROM letters WHERE id = ?",
        ] {
            sqlx::query(statement)
                .bind(letter)
                .execute(&mut *connection)
                .await?;
        }
    }
    Ok(letters.len() as u64)
}

/// Returns how many rows the last statement removed.
async fn remove(
    connection: &mut SqliteConnection,
    statements: &[Rows],
    signings: &[i64],
) -> Result<u64, StoreError> {
    let mut removed = 0;
    for some in signings.chunks(MANY) {
        let mut last = 0;
        for statement in statements {
            let mut change = statement.of(some.len());
            for signing in some {
                change = change.bind(*signing);
            }
            last = change.execute(&mut *connection).await?.rows_affected();
        }
        removed += last;
    }
    Ok(removed)
}
