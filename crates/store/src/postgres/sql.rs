//! Statements that this database spells in its own way.

/// Signings that wait for their address to be confirmed are left out. Withdrawn ones are exported
/// as such, since an earlier export may hold them.
macro_rules! exported {
    ($left_out:literal) => {
        concat!("SELECT id, record, campaign, section, key_id, schema, country, day, sealed, \
     (SELECT json_agg(json_build_object('petition', petitions.slug, 'state', signatures.state) \
      ORDER BY petitions.id)::text FROM signatures \
      JOIN petitions ON petitions.id = signatures.petition \
      WHERE signatures.signing = signings.id AND ($3 IS NULL OR petitions.slug = $3) AND NOT (", $left_out, ")) AS signatures, \
     (SELECT COALESCE(json_agg(json_build_object('number', number, 'key_id', amendments.key_id, \
      'schema', amendments.schema, 'sealed', encode(amendments.sealed, 'hex')) ORDER BY number), \
      '[]')::text FROM amendments WHERE amendments.signing = signings.id) AS amendments \
     FROM signings WHERE section = $1 AND EXISTS (SELECT 1 FROM signatures \
      WHERE signatures.signing = signings.id AND NOT (", $left_out, ")) \
     AND ($2 IS NULL OR campaign = $2) \
     AND ($3 IS NULL OR EXISTS (SELECT 1 FROM signatures WHERE signatures.signing = signings.id \
      AND signatures.petition = (SELECT petitions.id FROM petitions WHERE petitions.slug = $3) AND NOT (", $left_out, "))) \
     AND id > $4 ORDER BY id LIMIT $5")
    };
}

/// Leaves out what was set aside.
pub const EXPORTED_SIGNINGS: &str = exported!("signatures.state IN ('pending', 'set_aside')");
/// Includes what was set aside, unless it waits for its address to be confirmed.
pub const EXPORTED_WITH_SET_ASIDE: &str =
    exported!("signatures.state = 'pending' OR COALESCE(signatures.otherwise, '') = 'pending'");

pub use crate::{audit_sql::POSTGRES as DIFFERENCES, set_aside_sql::postgres as set_asides};
