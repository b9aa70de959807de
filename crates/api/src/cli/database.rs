//! The options of commands that read the server's files.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{error::CliError, sqlite_url};
use crate::{
    secrets::Secrets,
    start_error::StartError,
    store::{StoreError, sqlite::SqliteStore},
};

#[derive(Args, Debug)]
pub struct DatabaseArgs {
    /// Where signings are kept.
    #[arg(
        long,
        env = "MARATHON_DATABASE",
        default_value = "sqlite://data/marathon.db"
    )]
    database: String,
}

impl DatabaseArgs {
    /// Does some work on the database, which is opened to read only.
    pub fn read<T>(
        &self,
        work: impl AsyncFnOnce(SqliteStore) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.open(SqliteStore::open_to_read, work)
    }

    /// Does some work on the database, beside the server if it runs.
    pub fn write<T>(
        &self,
        work: impl AsyncFnOnce(SqliteStore) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        self.open(SqliteStore::open, work)
    }

    fn open<T>(
        &self,
        open: impl AsyncFnOnce(&Path) -> Result<SqliteStore, StoreError>,
        work: impl AsyncFnOnce(SqliteStore) -> Result<T, CliError>,
    ) -> Result<T, CliError> {
        let path = sqlite_url::path(&self.database)?;
        if !path.exists() {
            return Err(CliError::NoDatabase { path });
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| StartError::Option(error.to_string()))?;
        runtime.block_on(async {
            let bad = |reason: String| StartError::Database {
                path: path.clone(),
                reason,
            };
            let store = open(&path).await.map_err(|error| bad(error.to_string()))?;
            work(store).await
        })
    }
}

#[derive(Args, Debug)]
pub struct SecretsArgs {
    /// File of the server's own secrets; by default beside the database.
    #[arg(long, env = "MARATHON_SECRETS")]
    secrets: Option<PathBuf>,
}

impl SecretsArgs {
    /// The server's secrets.
    pub fn read(&self, database: &DatabaseArgs) -> Result<Secrets, CliError> {
        let path = match &self.secrets {
            Some(path) => path.clone(),
            None => sqlite_url::path(&database.database)?.with_extension("secrets.toml"),
        };
        Secrets::read(&path)?.ok_or(CliError::NoSecrets { path })
    }
}
