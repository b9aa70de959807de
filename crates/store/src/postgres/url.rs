//! The address of a PostgreSQL database.

use std::fmt;

use sqlx::{
    ConnectOptions,
    postgres::{PgConnectOptions, PgSslMode},
};

use crate::database_url::InvalidDatabaseUrl;

/// Options of a connection, never shown: they hold a password.
#[derive(Clone)]
pub struct PostgresUrl(Box<PgConnectOptions>);

impl PostgresUrl {
    /// A connection to another machine is encrypted and the server's name is checked, unless the
    /// address says otherwise (`sslmode`).
    pub(crate) fn parse(text: &str) -> Result<Self, InvalidDatabaseUrl> {
        let options: PgConnectOptions = text.parse().map_err(|_| InvalidDatabaseUrl)?;
        let half_hearted = matches!(options.get_ssl_mode(), PgSslMode::Prefer | PgSslMode::Allow);
        let options = match half_hearted && !is_local(&options) {
            true => options.ssl_mode(PgSslMode::VerifyFull),
            false => options,
        };
        let options = options.application_name("marathon");
        Ok(Self(Box::new(options.disable_statement_logging())))
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        (*self.0).clone()
    }
}

fn is_local(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    options.get_socket().is_some()
        || host.starts_with('/')
        || matches!(host, "localhost" | "127.0.0.1" | "::1" | "[::1]")
}

impl fmt::Display for PostgresUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let database = self.0.get_database().unwrap_or_default();
        match self.0.get_socket() {
            Some(folder) => write!(formatter, "postgres://{}/{database}", folder.display()),
            None => {
                let (host, port) = (self.0.get_host(), self.0.get_port());
                write!(formatter, "postgres://{host}:{port}/{database}")
            }
        }
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PostgresUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_the_machine_is_encrypted_to_a_server_that_is_known() {
        for (text, verified) in [
            ("postgres://db.example/marathon", true),
            ("postgres://db.example/marathon?sslmode=prefer", true),
            ("postgres://db.example/marathon?sslmode=disable", false),
            ("postgres://localhost/marathon", false),
            ("postgres://127.0.0.1:5433/marathon", false),
            ("postgres:///marathon?host=/run/postgresql", false),
        ] {
            let mode = PostgresUrl::parse(text).unwrap().0.get_ssl_mode();
            assert_eq!(matches!(mode, PgSslMode::VerifyFull), verified, "{text}");
        }
    }
}
