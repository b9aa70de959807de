//! Which database to use, and where it is.

use std::{fmt, path::PathBuf};

use super::postgres::PostgresUrl;

/// A database, as an operator names it.
#[derive(Clone, Debug)]
pub enum DatabaseUrl {
    /// A file, of one server.
    Sqlite(PathBuf),
    /// A database of a PostgreSQL server, of one instance or several.
    Postgres(PostgresUrl),
}

/// Why the text is not valid. The error does not repeat the text, which may hold a password.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("write it as sqlite://data/marathon.db, or as postgres://user@host/name")]
pub struct InvalidDatabaseUrl;

impl DatabaseUrl {
    pub fn parse(text: &str) -> Result<Self, InvalidDatabaseUrl> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return PostgresUrl::parse(text).map(Self::Postgres);
        }
        let path = text
            .strip_prefix("sqlite://")
            .or_else(|| text.strip_prefix("sqlite:"))
            .ok_or(InvalidDatabaseUrl)?;
        match path {
            "" | ":memory:" => Err(InvalidDatabaseUrl),
            path if path.contains('?') => Err(InvalidDatabaseUrl),
            path => Ok(Self::Sqlite(PathBuf::from(path))),
        }
    }

    /// A file beside the database's file, with the same name up to its ending. `None` for a PostgreSQL
    /// database.
    pub fn file_beside(&self, ending: &str) -> Option<PathBuf> {
        match self {
            Self::Sqlite(path) => Some(path.with_extension(ending)),
            Self::Postgres(_) => None,
        }
    }
}

/// Shows the database without a password.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(formatter),
            Self::Postgres(url) => url.fmt(formatter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_known_by_its_scheme() {
        for (text, shown) in [
            ("sqlite://data/marathon.db", "data/marathon.db"),
            ("sqlite:/var/lib/m.db", "/var/lib/m.db"),
            (
                "postgres://ada:hush@db.example:5433/marathon",
                "postgres://db.example:5433/marathon",
            ),
            (
                "postgresql:///marathon?host=/run/postgresql",
                "postgres:///run/postgresql/marathon",
            ),
        ] {
            let url = DatabaseUrl::parse(text).unwrap();
            assert_eq!(url.to_string(), shown);
            assert!(!format!("{url:?}").contains("hush"));
        }
        for text in [
            "sqlite://",
            "sqlite://:memory:",
            "sqlite://m.db?mode=ro",
            "mysql://localhost/x",
            "postgres://[/x",
            "",
        ] {
            assert_eq!(DatabaseUrl::parse(text).err(), Some(InvalidDatabaseUrl));
        }
    }
}
