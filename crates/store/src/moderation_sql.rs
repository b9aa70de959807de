//! Moderation in SQL that is the same for both databases; `shared/moderation.rs` and
//! `shared/writer/moderation.rs` run it.

pub const ITEMS: &str = "SELECT moderated.id AS number, record, petitions.slug AS petition, day, state FROM moderated \
     LEFT JOIN petitions ON petitions.id = moderated.petition \
     WHERE section = $1 AND kind = $2 AND state = $3 AND moderated.id > $4 \
     ORDER BY moderated.id LIMIT $5";
pub const ITEM: &str = "SELECT moderated.id AS number, record, petitions.slug AS petition, day, state, \
     campaign, section, key_id, schema, sealed, words_digest, shown FROM moderated \
     LEFT JOIN petitions ON petitions.id = moderated.petition WHERE record = $1 AND kind = $2";

pub const ACTS_ON: &str = "SELECT staff_acts.id AS number, kind, record, act AS deed, staff.name AS \"by\", day, reason, place, digest \
     FROM staff_acts JOIN staff ON staff.id = staff_acts.staff \
     WHERE record = $1 ORDER BY staff_acts.id";
pub const ACTS_OF_SECTION: &str = "SELECT staff_acts.id AS number, kind, record, act AS deed, staff.name AS \"by\", day, reason, place, digest \
     FROM staff_acts JOIN staff ON staff.id = staff_acts.staff \
     WHERE staff.section = $1 AND staff_acts.id < $2 ORDER BY staff_acts.id DESC LIMIT $3";

pub const NEWEST_RELEASED: &str = "SELECT place, shown FROM moderated \
     WHERE state = 'released' AND kind = $1 \
     AND petition = (SELECT id FROM petitions WHERE slug = $2) \
     AND place < $3 ORDER BY place DESC LIMIT $4";
pub const RELEASED: &str = "SELECT place, shown FROM moderated \
     WHERE state = 'released' AND kind = $1 \
     AND petition = (SELECT id FROM petitions WHERE slug = $2) \
     AND place > $3 ORDER BY place LIMIT $4";

pub const ADD_MESSAGE: &str = "INSERT INTO messages \
     (record, campaign, section, petition, day, key_id, schema, sealed, idempotency, request_digest) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
     ON CONFLICT (idempotency) DO NOTHING";
pub const ADD: &str = "INSERT INTO moderated \
     (kind, record, campaign, section, petition, day, key_id, schema, sealed, words_digest) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/// With the reason of the last refusal.
pub const STANDING: &str = "SELECT section, state, shown, (SELECT reason FROM staff_acts \
     WHERE staff_acts.record = moderated.record AND act = 'refused' ORDER BY id DESC LIMIT 1) AS reason \
     FROM moderated WHERE record = $1 AND kind = $2";
/// What is shown gets the next place in the order of release.
pub const DECIDE: &str = "UPDATE moderated SET state = $1, shown = $2, place = CASE WHEN $2 IS NOT NULL \
     THEN (SELECT COALESCE(max(place), 0) + 1 FROM moderated) END WHERE record = $3";
pub const KEEP_ACT: &str = "INSERT INTO staff_acts \
     (staff, kind, record, act, day, reason, section, place, digest) \
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
pub const WAS_READ: &str = "SELECT EXISTS (SELECT 1 FROM staff_acts \
     WHERE staff = $1 AND record = $2 AND day = $3 AND act = 'read')";
/// The last entry of a section's trail.
pub const HEAD: &str = "SELECT place, digest FROM staff_acts \
     WHERE section = $1 AND place IS NOT NULL ORDER BY place DESC LIMIT 1";
/// The chain of a section after a place.
pub const CHAIN: &str = "SELECT place, digest, day, staff.name AS \"by\", act, kind, record, reason \
     FROM staff_acts JOIN staff ON staff.id = staff_acts.staff \
     WHERE staff_acts.section = $1 AND place > $2 ORDER BY place LIMIT $3";
