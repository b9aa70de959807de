//! The database under the servers that are killed.

use marathon_tests::server::Setup;
use private_postgres::PostgresServer;

pub enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    /// The address of a new one.
    pub fn fresh(&self, setup: &Setup) -> String {
        match self {
            Self::Sqlite => setup.database(),
            Self::Postgres => PostgresServer::shared().new_database(),
        }
    }
}
