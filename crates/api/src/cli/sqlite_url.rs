//! The address of a database.

use std::path::PathBuf;

use crate::start_error::StartError;

/// The file of `sqlite://FILE`.
pub fn path(url: &str) -> Result<PathBuf, StartError> {
    let path = url
        .strip_prefix("sqlite://")
        .or_else(|| url.strip_prefix("sqlite:"));
    match path {
        Some(path) if !path.is_empty() && !path.contains('?') && path != ":memory:" => {
            Ok(PathBuf::from(path))
        }
        _ => Err(StartError::Option(format!(
            "--database {url} is no SQLite file: write it as sqlite://data/marathon.db"
        ))),
    }
}
