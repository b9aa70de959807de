//! Marathons in SQL that both databases read alike; `shared/marathons.rs` and `shared/writer/marathons.rs`
//! run it.

/// The last version that was released.
macro_rules! shown_version {
    () => {
        "(SELECT MAX(id) FROM marathon_versions WHERE marathon = marathons.id AND state = 'released')"
    };
}

/// The marathons that can be found: public, not cancelled, not over.
macro_rules! listed {
    () => {
        concat!(
            "FROM marathons JOIN marathon_versions AS shown ON shown.id = ",
            shown_version!(),
            " WHERE listed = 1 AND cancelled = 0 AND ends >= $1 \
             AND ($2 = '' OR country = $2) AND ($3 = '' OR town LIKE $3 ESCAPE '!') \
             AND ($4 = '' OR date >= $4)"
        )
    };
}

/// The rows of the same marathon that are older than that record.
macro_rules! older {
    ($table:literal) => {
        concat!(
            "FROM ",
            $table,
            " WHERE marathon = (SELECT marathon FROM ",
            $table,
            " WHERE record = $1) AND id < (SELECT id FROM ",
            $table,
            " WHERE record = $1)"
        )
    };
}

pub const INSERT: &str = "INSERT INTO marathons (address, record, campaign, section, key_id, schema, sealed, \
     secret_hash, day, idempotency, request_digest, source) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
     ON CONFLICT (idempotency) DO NOTHING RETURNING id";
/// No word of a new version is stored in clear.
pub const INSERT_VERSION: &str = "INSERT INTO marathon_versions (marathon, record, own_words, page_words, day, \
     details, listed, country, town, date, starts, ends) VALUES ($1, $2, $3, $4, $5, '', 0, '', '', '', 0, 0)";
pub const FIND_STANDING: &str = "SELECT id FROM marathons WHERE secret_hash = $1 AND cancelled = 0";
/// A cancelled marathon can still be reported on.
pub const FIND: &str = "SELECT id FROM marathons WHERE secret_hash = $1";
pub const DROP_UNREAD: &str =
    "DELETE FROM marathon_versions WHERE marathon = $1 AND state <> 'released'";
pub const CANCEL: &str =
    "UPDATE marathons SET cancelled = 1, sequence = sequence + 1 WHERE id = $1";
pub const COME: &str = concat!(
    "UPDATE marathons SET coming = coming + 1 WHERE address = $1 AND cancelled = 0 AND ",
    shown_version!(),
    " IS NOT NULL"
);
pub const DROP_UNREAD_ROWS: &str = "DELETE FROM marathon_report_rows WHERE report IN \
     (SELECT id FROM marathon_reports WHERE marathon = $1 AND state <> 'released')";
pub const DROP_UNREAD_REPORTS: &str =
    "DELETE FROM marathon_reports WHERE marathon = $1 AND state <> 'released'";
pub const INSERT_REPORT: &str =
    "INSERT INTO marathon_reports (marathon, record, day) VALUES ($1, $2, $3) RETURNING id";
pub const INSERT_REPORT_ROW: &str = "INSERT INTO marathon_report_rows \
     (report, petition, letters, signatures, messages) VALUES ($1, $2, $3, $4, $5)";

pub const DECIDE_VERSION: &str = "UPDATE marathon_versions SET state = $2 WHERE record = $1";
/// The words of a public marathon are stored in clear once they are released.
pub const SHOW_WORDS: [&str; 2] = [
    "UPDATE marathon_versions SET details = $2, listed = 1, country = $3, town = $4, date = $5, starts = $6, \
     ends = $7 WHERE record = $1",
    "UPDATE marathons SET name = $2 WHERE id = (SELECT marathon FROM marathon_versions WHERE record = $1)",
];
/// Once hidden, only the sealed words remain. Versions older than sealing exist in clear only, and keep their words.
pub const HIDE_WORDS: &str = "UPDATE marathon_versions SET details = '', listed = 0, country = '', town = '', \
     date = '', starts = 0, ends = 0 WHERE record = $1 AND own_words IS NOT NULL";
/// The name is removed with the last words in clear.
pub const HIDE_NAME: &str = "UPDATE marathons SET name = NULL WHERE id = $1 AND NOT EXISTS \
     (SELECT 1 FROM marathon_versions WHERE marathon = marathons.id AND details <> '')";
pub const MARATHON_OF: &str = "SELECT marathon FROM marathon_versions WHERE record = $1";
/// Marks that what is shown of a marathon has changed.
pub const CHANGE_SHOWN: &str = "UPDATE marathons SET sequence = sequence + 1 \
     WHERE id = (SELECT marathon FROM marathon_versions WHERE record = $1)";
pub const DECIDE_REPORT: &str = "UPDATE marathon_reports SET state = $2 WHERE record = $1";

/// Deletes the older versions when one is released, in this order. If that one is undone later, the
/// organiser's earlier words are not shown instead.
pub const DROP_OLDER_VERSIONS: [&str; 2] = [
    concat!(
        "DELETE FROM moderated WHERE record IN (SELECT record ",
        older!("marathon_versions"),
        ")"
    ),
    concat!(
        "DELETE FROM marathon_versions WHERE id IN (SELECT id ",
        older!("marathon_versions"),
        ")"
    ),
];
pub const DROP_OLDER_REPORTS: [&str; 3] = [
    concat!(
        "DELETE FROM moderated WHERE record IN (SELECT record ",
        older!("marathon_reports"),
        ")"
    ),
    concat!(
        "DELETE FROM marathon_report_rows WHERE report IN (SELECT id ",
        older!("marathon_reports"),
        ")"
    ),
    concat!(
        "DELETE FROM marathon_reports WHERE id IN (SELECT id ",
        older!("marathon_reports"),
        ")"
    ),
];

pub const LET_WAIT: &str = "INSERT INTO moderated (kind, record, campaign, section, day, key_id, schema, sealed, \
     words_digest) SELECT $1, $2, campaign, section, $3, $4, $5, $6, $7 FROM marathons WHERE id = $8";
pub const FORGET_UNREAD: &str = "DELETE FROM moderated WHERE record IN (SELECT record \
     FROM marathon_versions WHERE marathon = $1 AND state <> 'released')";
pub const FORGET_UNREAD_REPORTS: &str = "DELETE FROM moderated WHERE record IN (SELECT record \
     FROM marathon_reports WHERE marathon = $1 AND state <> 'released')";

pub const WRITTEN: &str = "SELECT slug, letters, signatures, messages FROM marathon_report_rows \
     JOIN petitions ON petitions.id = petition WHERE report = $1 ORDER BY petition";

pub const REQUEST_DIGEST: &str = "SELECT request_digest FROM marathons WHERE idempotency = $1";
pub const SHOWN: &str = concat!(
    "SELECT name, cancelled, coming, sequence, shown.record, details, own_words, page_words FROM marathons \
     JOIN marathon_versions AS shown ON shown.id = ",
    shown_version!(),
    " WHERE address = $1"
);
pub const LIST: &str = concat!(
    "SELECT name, cancelled, coming, sequence, shown.record, details, own_words, page_words ",
    listed!(),
    " ORDER BY starts, shown.id LIMIT $5 OFFSET $6"
);
pub const HOW_MANY: &str = concat!("SELECT COUNT(*) ", listed!());
pub const COUNTRIES: &str = concat!("SELECT DISTINCT country ", listed!(), " ORDER BY country");
pub const OWN: &str = concat!(
    "SELECT name, section, cancelled, coming, state, latest.record, details, own_words, page_words, ",
    shown_version!(),
    " IS NOT NULL AS is_shown, marathons.id FROM marathons JOIN marathon_versions AS latest \
     ON latest.id = (SELECT MAX(id) FROM marathon_versions WHERE marathon = marathons.id) \
     WHERE secret_hash = $1"
);
pub const LAST_REPORT: &str = "SELECT state, slug, letters, signatures, messages FROM marathon_reports \
     JOIN marathon_report_rows ON report = marathon_reports.id \
     JOIN petitions ON petitions.id = petition \
     WHERE marathon_reports.id = (SELECT MAX(id) FROM marathon_reports WHERE marathon = $1) \
     ORDER BY petition";
pub const RESULTS: &str = "SELECT CAST(COALESCE(SUM(letters), 0) AS BIGINT) AS letters, \
     CAST(COALESCE(SUM(signatures), 0) AS BIGINT) AS signatures, \
     CAST(COALESCE(SUM(messages), 0) AS BIGINT) AS messages \
     FROM marathon_report_rows WHERE report = (SELECT MAX(marathon_reports.id) FROM marathon_reports \
     JOIN marathons ON marathons.id = marathon WHERE address = $1 AND state = 'released')";
/// For every petition, the archived signatures on paper and those of the last released reports.
pub const ON_PAPER: &str = "SELECT counts.petition, CAST(archived_on_paper + COALESCE((SELECT SUM(signatures) \
     FROM marathon_report_rows AS gathered JOIN marathon_reports AS reports ON reports.id = report \
     WHERE gathered.petition = counts.petition AND reports.id = (SELECT MAX(id) FROM marathon_reports \
     WHERE marathon = reports.marathon AND state = 'released')), 0) AS BIGINT) AS number FROM counts";

/// The organisers of a section's marathons. The country is that of the last version, if it is in clear.
pub const ORGANISERS: &str = "SELECT record, campaign, section, key_id, schema, (SELECT country \
     FROM marathon_versions WHERE marathon = marathons.id ORDER BY id DESC LIMIT 1) AS country, day, sealed \
     FROM marathons WHERE section = $1 AND ($2 = '' OR campaign = $2) ORDER BY id";

/// How many signatures of each of these signings count.
pub const COUNTED: &str = "SELECT signing, CAST(SUM(CASE WHEN state = 'counted' THEN 1 ELSE 0 END) AS BIGINT) AS number \
     FROM signatures WHERE signing BETWEEN $1 AND $2 GROUP BY signing";
pub const ADD_CAME: &str = "UPDATE marathons SET signings = signings + $2, signatures = signatures + $3 \
     WHERE source = $1";
pub const CAME: &str = "SELECT source, CAST(SUM(signings) AS BIGINT) AS signings, \
     CAST(SUM(signatures) AS BIGINT) AS counted FROM marathons WHERE signings > 0 GROUP BY source";

/// Marathons from before addresses were hashed.
pub const OPEN_ADDRESSES: &str = "SELECT address FROM marathons WHERE address = name ORDER BY id";
pub const HASH_ADDRESS: &str = "UPDATE marathons SET address = $2 WHERE address = $1";

pub const OLD: &str = "SELECT id FROM marathons WHERE day < $1 ORDER BY day LIMIT $2";
/// Deletes one marathon, in this order. Signatures gathered on paper go on counting.
pub const EXPIRE: [&str; 5] = [
    "UPDATE counts SET archived_on_paper = archived_on_paper + gone.signatures FROM (SELECT petition, \
     CAST(SUM(signatures) AS BIGINT) AS signatures FROM marathon_report_rows WHERE report = \
     (SELECT MAX(id) FROM marathon_reports WHERE marathon = $1 AND state = 'released') \
     GROUP BY petition) AS gone WHERE gone.petition = counts.petition",
    "DELETE FROM marathon_report_rows WHERE report IN (SELECT id FROM marathon_reports WHERE marathon = $1)",
    "DELETE FROM marathon_reports WHERE marathon = $1",
    "DELETE FROM marathon_versions WHERE marathon = $1",
    "DELETE FROM marathons WHERE id = $1",
];
