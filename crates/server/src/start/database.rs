//! The database, and the secrets that belong to it.

use std::fs;

use marathon_core::{
    config::{DatabaseUrl, StoreConfig},
    secrets::Secrets,
    start_error::StartError,
};
use marathon_seal::Randomness;
use marathon_store::Store;

/// Opens the database, and makes the folder of a file.
pub async fn open_store(config: &StoreConfig) -> Result<Store, StartError> {
    let bad = |reason: String| StartError::Database {
        database: config.database.to_string(),
        reason,
    };
    if let DatabaseUrl::Sqlite(path) = &config.database
        && let Some(folder) = path.parent()
    {
        fs::create_dir_all(folder).map_err(|error| bad(error.to_string()))?;
    }
    Store::open(&config.database)
        .await
        .map_err(|error| bad(error.to_string()))
}

/// Reads the secrets, or makes them at the first start. With other secrets every address would look
/// new.
pub async fn find_secrets(
    config: &StoreConfig,
    store: &Store,
    random: &Randomness,
) -> Result<Secrets, StartError> {
    let path = &config.secrets;
    if let Some(secrets) = Secrets::read(path)? {
        return match store.shares_secrets(&secrets.hash()).await? {
            true => Ok(secrets),
            false => Err(StartError::OtherSecrets { path: path.clone() }),
        };
    }
    if store.is_in_use().await? {
        return Err(StartError::SecretsLost { path: path.clone() });
    }
    let secrets = Secrets::generate(random);
    secrets.write(path)?;
    if !store.shares_secrets(&secrets.hash()).await? {
        // Another server has made its own meanwhile, so these are not needed.
        let _ = fs::remove_file(path);
        return Err(StartError::SecretsLost { path: path.clone() });
    }
    tracing::info!(
        path = %path.display(),
        "made the secrets of this installation: back this file up with the database"
    );
    Ok(secrets)
}
