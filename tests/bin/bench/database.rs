//! The two databases for signings, each empty at first.

use private_postgres::PostgresServer;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Database {
    /// A file in the folder of its server.
    Sqlite,
    /// Another process on this machine. Its processor time is in no figure.
    Postgres,
}

impl Database {
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    /// The address of a new one. None for the default file of a server.
    pub fn fresh(self) -> Option<String> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some(PostgresServer::shared().new_database()),
        }
    }
}
