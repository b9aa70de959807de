//! One statement for many rows.

use std::sync::Arc;

use sqlx::{AssertSqlSafe, Sqlite, query::Query, sqlite::SqliteArguments};

/// The most rows of one statement.
pub const MANY: usize = 64;

/// The same statement for one row and for many; two texts only, so that both stay prepared. Values that
/// are not bound are NULL, and stand for no row.
pub struct Rows {
    one: Arc<str>,
    many: Arc<str>,
}

impl Rows {
    /// What stands before the rows, one row, and what stands after.
    pub fn new(before: &str, row: &str, after: &str) -> Self {
        let of = |rows| [before, &vec![row; rows].join(", "), after].concat().into();
        Self {
            one: of(1),
            many: of(MANY),
        }
    }

    /// For so many rows, at most [`MANY`].
    pub fn of(&self, rows: usize) -> Query<'_, Sqlite, SqliteArguments> {
        let text = if rows == 1 { &self.one } else { &self.many };
        // Made of literals only.
        sqlx::query(AssertSqlSafe(Arc::clone(text)))
    }
}
