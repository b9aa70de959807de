//! One statement for many rows.

use std::sync::Arc;

use sqlx::{
    AssertSqlSafe, FromRow, Sqlite,
    query::{Query, QueryAs},
    sqlite::{SqliteArguments, SqliteRow},
};

/// The most rows of one statement.
pub const MANY: usize = 64;

/// The same statement for one row and for many. There are only two texts, so that both stay prepared. Values
/// that are not bound are NULL, and stand for no row.
pub struct Rows {
    one: Arc<str>,
    many: Arc<str>,
}

impl Rows {
    /// Takes the text before the rows, the text of one row, and the text after.
    pub fn new(before: &str, row: &str, after: &str) -> Self {
        let of = |rows| [before, &vec![row; rows].join(", "), after].concat().into();
        Self {
            one: of(1),
            many: of(MANY),
        }
    }

    /// A query for this many rows whose result is read.
    pub fn select<Row>(&self, rows: usize) -> QueryAs<'_, Sqlite, Row, SqliteArguments>
    where
        Row: for<'row> FromRow<'row, SqliteRow>,
    {
        sqlx::query_as(self.text(rows))
    }

    /// A query for this many rows, at most [`MANY`].
    pub fn of(&self, rows: usize) -> Query<'_, Sqlite, SqliteArguments> {
        sqlx::query(self.text(rows))
    }

    fn text(&self, rows: usize) -> AssertSqlSafe<Arc<str>> {
        let text = if rows == 1 { &self.one } else { &self.many };
        // Made of literals only.
        AssertSqlSafe(Arc::clone(text))
    }
}
