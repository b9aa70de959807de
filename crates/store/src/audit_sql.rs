//! The exact recount, in SQL that is the same for both databases except for the condition on
//! letters that count.

/// Returns the petition if one of its kept numbers differs from the rows: signatures, the sections together,
/// the countries or the days together, or letters. Signatures are counted once, by an index. The counts of
/// sections, countries and days are only added up: recounting them would read every signing. One statement
/// reads one state of the database, whatever is written meanwhile. It covers one petition, so that no state
/// is held for long.
macro_rules! differences {
    ($letter_counts:literal) => {
        concat!(
            "WITH live AS MATERIALIZED (SELECT petition, (SELECT COUNT(*) FROM signatures \
             WHERE signatures.petition = counts.petition AND signatures.state = 'counted') AS signatures \
             FROM counts WHERE petition = $1) \
             SELECT petition, kept, exact FROM (SELECT slug AS petition, counted AS kept, \
             archived + live.signatures AS exact FROM counts JOIN live ON live.petition = counts.petition \
             JOIN petitions ON petitions.id = counts.petition \
             UNION ALL SELECT slug || ' (sections)', CAST(COALESCE((SELECT SUM(counted - archived) \
             FROM section_counts WHERE section_counts.petition = live.petition), 0) AS BIGINT), \
             live.signatures FROM live JOIN petitions ON petitions.id = live.petition \
             UNION ALL SELECT slug || ' (' || kinds.kind || ')', CAST(COALESCE((SELECT SUM(counted) \
             FROM part_counts WHERE part_counts.kind = kinds.kind AND part_counts.petition = live.petition), 0) \
             AS BIGINT), live.signatures FROM live JOIN petitions ON petitions.id = live.petition \
             CROSS JOIN (SELECT 'country' AS kind UNION ALL SELECT 'day') AS kinds \
             UNION ALL SELECT slug || ' (letters)', handed, archived + (SELECT COUNT(*) FROM letters \
             WHERE letters.petition = letter_counts.petition AND ",
            $letter_counts,
            ") FROM letter_counts JOIN petitions ON petitions.id = letter_counts.petition \
             WHERE letter_counts.petition = $1) AS compared WHERE kept <> exact ORDER BY petition"
        )
    };
}

/// `= 1`, as in the index of letters that count.
pub const SQLITE: &str = differences!("letters.counted = 1");
pub const POSTGRES: &str = differences!("letters.counted");
