//! The kept counts: what a batch adds to them.

use sqlx::PgConnection;

use crate::{BatchOutcome, StoreError, place::Part};

/// All in one statement, in one order on every instance: sections, parts, petitions, each in theirs. The rows of
/// petitions are locked before they are changed; from there to the commit every other instance waits.
const ADD: &str = "WITH sections AS (INSERT INTO section_counts (section, petition, counted) \
      SELECT * FROM UNNEST($1::text[], $2::bigint[], $3::bigint[]) AS new (section, petition, added) \
      ORDER BY section, petition ON CONFLICT (section, petition) \
      DO UPDATE SET counted = section_counts.counted + EXCLUDED.counted RETURNING 1), \
     after_sections AS MATERIALIZED (SELECT COUNT(*) FROM sections), \
     parts AS (INSERT INTO part_counts (kind, name, petition, counted) \
      SELECT kind, name, petition, added FROM after_sections, \
      UNNEST($4::text[], $5::text[], $6::bigint[], $7::bigint[]) AS new (kind, name, petition, added) \
      ORDER BY kind, name, petition ON CONFLICT (kind, name, petition) \
      DO UPDATE SET counted = part_counts.counted + EXCLUDED.counted RETURNING 1), \
     held AS MATERIALIZED (SELECT petition, counted FROM counts \
      WHERE petition = ANY ($8) AND (SELECT COUNT(*) FROM parts) >= 0 ORDER BY petition FOR UPDATE) \
     UPDATE counts SET counted = held.counted + new.added \
     FROM held JOIN UNNEST($8::bigint[], $9::bigint[]) AS new (petition, added) USING (petition) \
     WHERE counts.petition = held.petition";

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
    let petitions_counted = outcome.counted.keys().map(|petition| petition.0);
    sqlx::query(ADD)
        .bind(sections)
        .bind(petitions)
        .bind(of_sections.values().copied().collect::<Vec<_>>())
        .bind(parts.clone().map(Part::kind).collect::<Vec<_>>())
        .bind(parts.map(Part::name).collect::<Vec<_>>())
        .bind(petitions_of_parts.collect::<Vec<_>>())
        .bind(of_parts.values().copied().collect::<Vec<_>>())
        .bind(petitions_counted.collect::<Vec<_>>())
        .bind(outcome.counted.values().copied().collect::<Vec<_>>())
        .execute(connection)
        .await?;
    Ok(())
}
