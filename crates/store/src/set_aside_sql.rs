//! Setting aside and putting back, in SQL that is the same for both databases except for how it reads lists
//! of numbers, which come as JSON. `shared/set_asides.rs` and `shared/writer/set_asides.rs` run it.

/// The numbers of `$1`.
macro_rules! ids {
    (sqlite) => {
        "(SELECT value FROM json_each($1))"
    };
    (postgres) => {
        "(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($1 AS json)) AS listed (value))"
    };
}

macro_rules! statements {
    ($database:ident) => {
        /// The signatures of signings that can be set aside, by petition and state.
        pub const HELD: &str = concat!(
            "SELECT petitions.slug AS petition, state, COUNT(*) AS signatures FROM signatures \
             JOIN petitions ON petitions.id = signatures.petition WHERE signing IN ",
            ids!($database),
            " AND state IN ('counted', 'pending', 'duplicate') GROUP BY petitions.slug, state"
        );
        /// The number of signings that hold any such signature.
        pub const HOLDING: &str = concat!(
            "SELECT COUNT(DISTINCT signing) FROM signatures WHERE signing IN ",
            ids!($database),
            " AND state IN ('counted', 'pending', 'duplicate')"
        );
        /// The counted signatures, before they are set aside.
        pub const COUNTED: &str = concat!(
            "SELECT signings.section || '/' || signings.country || '/' || signings.day AS place, \
             signatures.petition, COUNT(*) AS signatures FROM signatures \
             JOIN signings ON signings.id = signatures.signing WHERE signatures.signing IN ",
            ids!($database),
            " AND signatures.state = 'counted' \
             GROUP BY signings.section, signings.country, signings.day, signatures.petition"
        );
        /// A signature that counts in the place of another one, which was set aside before, would otherwise
        /// be a duplicate. So every signature comes back as it was, whatever is put back first.
        pub const SET_ASIDE: &str = concat!(
            "UPDATE signatures SET state = 'set_aside', set_aside = $2, \
             otherwise = CASE WHEN state = 'counted' AND EXISTS (SELECT 1 FROM signatures AS other \
             WHERE other.petition = signatures.petition AND other.tag = signatures.tag \
             AND other.state = 'set_aside' AND other.otherwise = 'counted') THEN 'duplicate' ELSE state END \
             WHERE signing IN ",
            ids!($database),
            " AND state IN ('counted', 'pending', 'duplicate')"
        );
        /// The signatures that count in the place of those that are put back no longer count.
        pub const MAKE_ROOM: &str = concat!(
            "UPDATE signatures SET state = 'duplicate' WHERE (signing, petition) IN \
             (SELECT other.signing, other.petition FROM signatures AS back CROSS JOIN signatures AS other \
             WHERE back.signing IN ",
            ids!($database),
            " AND back.set_aside = $2 AND back.otherwise = 'counted' AND other.petition = back.petition \
             AND other.tag = back.tag AND other.state = 'counted') \
             RETURNING (SELECT section || '/' || country || '/' || day FROM signings \
             WHERE signings.id = signatures.signing) AS place, petition"
        );
        /// Returns the signatures that are put back, with their new states.
        pub const PUT_BACK: &str = concat!(
            "UPDATE signatures SET state = otherwise, otherwise = NULL, set_aside = NULL WHERE signing IN ",
            ids!($database),
            " AND set_aside = $2 RETURNING (SELECT section || '/' || country || '/' || day FROM signings \
             WHERE signings.id = signatures.signing) AS place, \
             petition, state"
        );
        /// If an address has signed these petitions and none of its signatures counts, its first
        /// duplicate counts.
        pub const COUNT_ANOTHER: &str = concat!(
            "UPDATE signatures SET state = 'counted' WHERE (signing, petition) IN \
             (SELECT MIN(other.signing), other.petition FROM signatures AS gone CROSS JOIN signatures AS other \
             WHERE gone.signing IN ",
            ids!($database),
            " AND length(gone.tag) > 0 AND other.petition = gone.petition AND other.tag = gone.tag \
             AND other.state = 'duplicate' AND NOT EXISTS (SELECT 1 FROM signatures AS counting \
             WHERE counting.petition = gone.petition AND counting.tag = gone.tag \
             AND counting.state = 'counted') GROUP BY other.petition, other.tag) \
             RETURNING (SELECT section || '/' || country || '/' || day FROM signings \
             WHERE signings.id = signatures.signing) AS place, petition"
        );
    };
}

pub mod sqlite {
    statements!(sqlite);
}

pub mod postgres {
    statements!(postgres);
}

/// Signings of a section after one number, up to another, with their tags.
pub const ALIKE: &str = "SELECT signings.id, network, domain FROM signings \
     LEFT JOIN traces ON traces.signing = signings.id \
     WHERE section = $1 AND signings.id > $2 AND signings.id <= $3 \
     AND ($4 IS NULL OR source = $4) AND ($5 IS NULL OR country = $5) \
     AND ($6 IS NULL OR signings.day >= $6) AND ($7 IS NULL OR signings.day <= $7) ORDER BY signings.id";
pub const OF_A_RECORD: &str = "SELECT id FROM signings WHERE section = $1 AND record = $2";
pub const REACH: &str = "SELECT COALESCE(MIN(id), 1) AS first, COALESCE(MAX(id), 0) AS last FROM signings \
     WHERE section = $1";
pub const REACH_OF_DAYS: &str = "SELECT COALESCE(MIN(id), 1) AS first, COALESCE(MAX(id), 0) AS last FROM signings \
     WHERE day >= $1 AND day <= $2";
pub const REACH_OF_TRACES: &str = "SELECT COALESCE(MIN(signing), 1) AS first, COALESCE(MAX(signing), 0) AS last \
     FROM traces";

/// The columns of set-asides for staff.
macro_rules! shown {
    ($which:literal) => {
        concat!(
            "SELECT set_asides.id AS number, record, set_asides.section, selection, reason, state, found, \
             (SELECT COUNT(*) FROM signatures WHERE signatures.set_aside = set_asides.id) AS signatures, \
             asking.name AS \"by\", approving.name AS approved_by, set_asides.day FROM set_asides \
             JOIN staff AS asking ON asking.id = set_asides.asked_by \
             LEFT JOIN staff AS approving ON approving.id = set_asides.approved_by ",
            $which
        )
    };
}

pub const OF_SECTION: &str = shown!(
    "WHERE set_asides.section = $1 AND set_asides.id < $2 ORDER BY set_asides.id DESC LIMIT $3"
);
pub const ONE: &str = shown!("WHERE record = $1");
pub const HAS_WORK: &str =
    "SELECT EXISTS (SELECT 1 FROM set_asides WHERE state IN ('working', 'undoing'))";

/// How many signings a person has asked for on a day without a second person.
pub const ASKED_ALONE: &str = "SELECT CAST(COALESCE(SUM(found), 0) AS BIGINT) FROM set_asides \
     WHERE asked_by = $1 AND day = $2 AND approved_by IS NULL AND state <> 'refused'";
pub const ASK: &str = "INSERT INTO set_asides \
     (record, section, selection, reason, state, found, asked_by, reached, last, day) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
pub const STANDING: &str = "SELECT id, section, state, asked_by FROM set_asides WHERE record = $1";
pub const APPROVE: &str = "UPDATE set_asides SET state = 'working', approved_by = $2 WHERE id = $1";
pub const REFUSE: &str = "UPDATE set_asides SET state = 'refused', approved_by = $2 WHERE id = $1";
/// Work that was still setting signatures aside stops.
pub const UNDO: &str =
    "UPDATE set_asides SET state = 'undoing', undo = $2, reached = 0 WHERE id = $1";
pub const NEXT_WORK: &str = "SELECT id, section, selection, state, reached, last, undo FROM set_asides \
     WHERE state IN ('working', 'undoing') ORDER BY id LIMIT 1";
pub const REACHED: &str = "UPDATE set_asides SET reached = $2 WHERE id = $1";
pub const DONE: &str = "UPDATE set_asides SET state = 'done', undo = NULL WHERE id = $1";
/// Signings that a set-aside still holds, after a number.
pub const STILL_SET_ASIDE: &str = "SELECT DISTINCT signatures.signing AS id, traces.network, traces.domain FROM signatures \
     JOIN signings ON signings.id = signatures.signing \
     LEFT JOIN traces ON traces.signing = signatures.signing \
     WHERE signatures.set_aside = $1 AND signatures.signing > $2 \
     AND ($3 IS NULL OR source = $3) AND ($4 IS NULL OR country = $4) \
     AND ($5 IS NULL OR signings.day >= $5) AND ($6 IS NULL OR signings.day <= $6) \
     ORDER BY signatures.signing LIMIT $7";
