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

/// Sections in their order, then parts in theirs, as on every instance.
const ADD_TO_SECTIONS_AND_PARTS: &str = "WITH sections AS (INSERT INTO section_counts (section, petition, counted) \
      SELECT * FROM UNNEST($1::text[], $2::bigint[], $3::bigint[]) AS new (section, petition, added) \
      ORDER BY section, petition ON CONFLICT (section, petition) \
      DO UPDATE SET counted = section_counts.counted + EXCLUDED.counted RETURNING 1), \
     sections_first AS MATERIALIZED (SELECT COUNT(*) FROM sections) \
     INSERT INTO part_counts (kind, name, petition, counted) \
     SELECT kind, name, petition, added FROM sections_first, UNNEST($4::text[], $5::text[], $6::bigint[], $7::bigint[]) \
     AS new (kind, name, petition, added) ORDER BY kind, name, petition ON CONFLICT (kind, name, petition) \
     DO UPDATE SET counted = part_counts.counted + EXCLUDED.counted";

/// Adds to each count once.
pub async fn add(connection: &mut PgConnection, outcome: &BatchOutcome) -> Result<(), StoreError> {
    if outcome.counted.is_empty() {
        return Ok(());
    }
    let (of_sections, of_parts) = (&outcome.counted_by_section, &outcome.counted_by_part);
    let (sections, petitions): (Vec<&str>, Vec<i64>) = of_sections
        .keys()
        .map(|(section, petition)| (section.as_str(), petition.0))
        .unzip();
    let parts = of_parts.keys().map(|(part, _)| part);
    let petitions_of_parts = of_parts.keys().map(|(_, petition)| petition.0);
    sqlx::query(ADD_TO_SECTIONS_AND_PARTS)
        .bind(sections)
        .bind(petitions)
        .bind(of_sections.values().copied().collect::<Vec<_>>())
        .bind(parts.clone().map(Part::kind).collect::<Vec<_>>())
        .bind(parts.map(Part::name).collect::<Vec<_>>())
        .bind(petitions_of_parts.collect::<Vec<_>>())
        .bind(of_parts.values().copied().collect::<Vec<_>>())
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
