//! The options of commands that read the server's files.

use std::path::PathBuf;

use clap::Args;
use marathon_core::{config::DatabaseUrl, secrets::Secrets, start_error::StartError};
use marathon_store::{Store, StoreError};

use super::{error::CliError, redacted::Redacted, values};

#[derive(Args, Debug)]
pub struct DatabaseArgs {
    /// Where signings are kept.
    #[arg(
        long,
        env = "MARATHON_DATABASE",
        hide_env_values = true,
        default_value = "sqlite://data/marathon.db"
    )]
    database: Redacted,
}

impl DatabaseArgs {
    /// Runs work on the database, which is opened for reading only.
    pub fn read<T>(
        &self,
        work: impl AsyncFnOnce(Store) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.open(Store::open_to_read, work)
    }

    /// Runs work on the database, while servers run.
    pub fn write<T>(
        &self,
        work: impl AsyncFnOnce(Store) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.open(Store::open, work)
    }

    fn open<T>(
        &self,
        open: impl AsyncFnOnce(&DatabaseUrl) -> Result<Store, StoreError>,
        work: impl AsyncFnOnce(Store) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        let database = values::database(&self.database)?;
        if let DatabaseUrl::Sqlite(path) = &database
            && !path.exists()
        {
            return Err(CliError::NoDatabase { path: path.clone() });
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| StartError::Option(error.to_string()))?;
        runtime.block_on(async {
            let bad = |reason: String| StartError::Database {
                database: database.to_string(),
                reason,
            };
            let store = open(&database)
                .await
                .map_err(|error| bad(error.to_string()))?;
            work(store).await
        })
    }
}

#[derive(Args, Debug)]
pub struct SecretsArgs {
    /// File of the server's own secrets; by default beside an SQLite database.
    #[arg(long, env = "MARATHON_SECRETS")]
    secrets: Option<PathBuf>,
}

impl SecretsArgs {
    /// The server's secrets.
    pub fn read(&self, database: &DatabaseArgs) -> Result<Secrets, CliError> {
        let database = values::database(&database.database)?;
        let path = values::secrets(self.secrets.as_ref(), &database)?;
        Secrets::read(&path)?.ok_or(CliError::NoSecrets { path })
    }
}
