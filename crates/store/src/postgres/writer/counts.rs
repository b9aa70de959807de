//! The kept counts: what a batch adds to them.

use sqlx::PgConnection;

use crate::{BatchOutcome, StoreError, place::Part};

/// Locks the rows in the order of the petitions, then changes them. From here to the commit every
/// other instance waits.
const ADD: &str = "WITH held AS MATERIALIZED (SELECT petition, counted FROM counts \
     WHERE petition = ANY ($1) ORDER BY petition FOR UPDATE) \
     UPDATE counts SET counted = held.counted + new.added \
     FROM held JOIN UNNEST($1::bigint[], $2::bigint[]) AS new (petition, added) USING (petition) \
     WHERE counts.petition = held.petition";

/// In the order of sections and petitions, as on every instance.
const ADD_TO_SECTIONS: &str = "INSERT INTO section_counts (section, petition, counted) \
     SELECT * FROM UNNEST($1::text[], $2::bigint[], $3::bigint[]) AS new (section, petition, added) \
     ORDER BY section, petition ON CONFLICT (section, petition) \
     DO UPDATE SET counted = section_counts.counted + EXCLUDED.counted";

/// Also in one order.
const ADD_TO_PARTS: &str = "INSERT INTO part_counts (kind, name, petition, counted) \
     SELECT * FROM UNNEST($1::text[], $2::text[], $3::bigint[], $4::bigint[]) \
     AS new (kind, name, petition, added) ORDER BY kind, name, petition ON CONFLICT (kind, name, petition) \
     DO UPDATE SET counted = part_counts.counted + EXCLUDED.counted";

/// Adds to each count once.
pub async fn add(connection: &mut PgConnection, outcome: &BatchOutcome) -> Result<(), StoreError> {
    if outcome.counted.is_empty() {
        return Ok(());
    }
    let of_parts = &outcome.counted_by_part;
    let parts = of_parts.keys().map(|(part, _)| part);
    let petitions = of_parts.keys().map(|(_, petition)| petition.0);
    sqlx::query(ADD_TO_PARTS)
        .bind(parts.clone().map(Part::kind).collect::<Vec<_>>())
        .bind(parts.map(Part::name).collect::<Vec<_>>())
        .bind(petitions.collect::<Vec<_>>())
        .bind(of_parts.values().copied().collect::<Vec<_>>())
        .execute(&mut *connection)
        .await?;
    let of_sections = &outcome.counted_by_section;
    let (sections, petitions): (Vec<&str>, Vec<i64>) = of_sections
        .keys()
        .map(|(section, petition)| (section.as_str(), petition.0))
        .unzip();
    sqlx::query(ADD_TO_SECTIONS)
        .bind(sections)
        .bind(petitions)
        .bind(of_sections.values().copied().collect::<Vec<_>>())
        .execute(&mut *connection)
        .await?;
    let petitions = outcome.counted.keys().map(|petition| petition.0);
    sqlx::query(ADD)
        .bind(petitions.collect::<Vec<_>>())
        .bind(outcome.counted.values().copied().collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}
