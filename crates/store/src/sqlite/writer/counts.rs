//! Adds the changes of a batch to the kept counts.

use std::sync::LazyLock;

use sqlx::{FromRow, SqliteConnection};

use super::rows::{MANY, Rows};
use crate::{BatchOutcome, PetitionId, StoreError, place::Place};

static ADD: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "UPDATE counts SET counted = counted + new.column2 FROM (VALUES ",
        "(?, ?)",
        ") AS new WHERE counts.petition = new.column1",
    )
});

static ADD_TO_SECTIONS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO section_counts (section, petition, counted) \
         SELECT column1, column2, column3 FROM (VALUES ",
        "(?, ?, ?)",
        ") WHERE column1 IS NOT NULL ON CONFLICT (section, petition) \
         DO UPDATE SET counted = counted + excluded.counted",
    )
});

static ADD_TO_PARTS: LazyLock<Rows> = LazyLock::new(|| {
    Rows::new(
        "INSERT INTO part_counts (kind, name, petition, counted) \
         SELECT column1, column2, column3, column4 FROM (VALUES ",
        "(?, ?, ?, ?)",
        ") WHERE column1 IS NOT NULL ON CONFLICT (kind, name, petition) \
         DO UPDATE SET counted = counted + excluded.counted",
    )
});

/// The signatures that new signings of a place add to a petition.
#[derive(FromRow)]
struct NewSignatures {
    #[sqlx(try_from = "String")]
    place: Place,
    petition: PetitionId,
    counted: i64,
    #[sqlx(try_from = "i64")]
    duplicates: u64,
}

/// The changes by signings after that number. The statement has no condition on the state and keeps
/// this order of tables. Otherwise SQLite would read the index of all signatures ever counted, and
/// not the few rows at the end of the table.
pub async fn read_new(
    transaction: &mut SqliteConnection,
    last: i64,
    outcome: &mut BatchOutcome,
) -> Result<(), StoreError> {
    let rows: Vec<NewSignatures> = sqlx::query_as(
        "SELECT section || '/' || country || '/' || day AS place, petition, SUM(state = 'counted') AS counted, \
         SUM(state = 'duplicate') AS duplicates \
         FROM signatures CROSS JOIN signings ON signings.id = signatures.signing \
         WHERE signing > ? GROUP BY section, country, day, petition",
    )
    .bind(last)
    .fetch_all(transaction)
    .await?;
    for row in rows {
        if row.counted > 0 {
            outcome.count(&row.place, row.petition, row.counted);
        }
        outcome.duplicates += row.duplicates;
    }
    Ok(())
}

/// Adds to each count once.
pub async fn add(
    transaction: &mut SqliteConnection,
    outcome: &BatchOutcome,
) -> Result<(), StoreError> {
    let counted: Vec<_> = outcome.counted.iter().collect();
    for rows in counted.chunks(MANY) {
        let mut update = ADD.of(rows.len());
        for (petition, added) in rows {
            update = update.bind(petition.0).bind(*added);
        }
        update.execute(&mut *transaction).await?;
    }
    let of_sections: Vec<_> = outcome.counted_by_section.iter().collect();
    for rows in of_sections.chunks(MANY) {
        let mut update = ADD_TO_SECTIONS.of(rows.len());
        for ((section, petition), added) in rows {
            update = update.bind(section).bind(petition.0).bind(*added);
        }
        update.execute(&mut *transaction).await?;
    }
    let of_parts: Vec<_> = outcome.counted_by_part.iter().collect();
    for rows in of_parts.chunks(MANY) {
        let mut update = ADD_TO_PARTS.of(rows.len());
        for ((part, petition), added) in rows {
            let (kind, name) = (part.kind(), part.name());
            update = update.bind(kind).bind(name).bind(petition.0).bind(*added);
        }
        update.execute(&mut *transaction).await?;
    }
    Ok(())
}
