//! Reads the values of options.

use std::path::PathBuf;

use marathon_core::{config::DatabaseUrl, start_error::StartError};
use marathon_domain::SectionCode;

use super::redacted::Redacted;

pub fn section(text: &str) -> Result<SectionCode, String> {
    SectionCode::try_from(text.to_owned()).map_err(|error| error.to_string())
}

pub fn database(text: &Redacted) -> Result<DatabaseUrl, StartError> {
    DatabaseUrl::parse(text.text())
        .map_err(|error| StartError::Option(format!("--database is not valid: {error}")))
}

/// The file of the server's secrets: the one that is named, or the one beside the database.
pub fn secrets(named: Option<&PathBuf>, database: &DatabaseUrl) -> Result<PathBuf, StartError> {
    let beside = || database.file_beside("secrets.toml");
    named.cloned().or_else(beside).ok_or_else(|| {
        let missing = "--secrets must name the file of the secrets that all servers of a PostgreSQL \
                       database share; the first one makes it";
        StartError::Option(missing.to_owned())
    })
}
