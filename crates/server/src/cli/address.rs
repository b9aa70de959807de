//! An e-mail address that is nobody's business: read from the keyboard or a pipe, never from the
//! arguments, which other users of the machine can see and the shell remembers.

use std::io::{BufRead, IsTerminal, Read, stdin};

use marathon_domain::{CanonicalEmail, Email};
use marathon_store::Store;

use super::{database::DatabaseArgs, error::CliError};
use crate::{
    hashes::{Hash, Hashes},
    secrets::Secrets,
};

/// More than any address.
const LONGEST: u64 = 1024;

/// Asks for an address if somebody sits there, and reads one line.
pub fn read() -> Result<CanonicalEmail, CliError> {
    if stdin().is_terminal() {
        eprint!("E-mail address: ");
    }
    let mut line = String::new();
    stdin()
        .lock()
        .take(LONGEST)
        .read_line(&mut line)
        .map_err(CliError::Input)?;
    let email = Email::parse(&line).map_err(|_| CliError::NoAddress)?;
    Ok(CanonicalEmail::of(&email))
}

/// Its tag in each campaign that the database holds.
pub async fn tags(
    store: &Store,
    secrets: Secrets,
    address: &CanonicalEmail,
) -> Result<Vec<Hash>, CliError> {
    let hashes = Hashes::new(secrets);
    let campaigns = store.campaigns().await?;
    let tag = |campaign: &String| hashes.tag(campaign, address);
    Ok(campaigns.iter().map(tag).collect())
}

/// Does some work on what the database holds of an address.
pub fn work<T>(
    database: &DatabaseArgs,
    secrets: Secrets,
    work: impl AsyncFnOnce(&Store, &[Hash]) -> Result<T, CliError>,
) -> Result<T, CliError> {
    let address = read()?;
    database.write(async |store| {
        // With others every address looks new: "nothing is kept" would be untrue.
        if store.has_other_secrets(&secrets.hash()).await? {
            store.close().await;
            return Err(CliError::OtherSecrets);
        }
        let tags = tags(&store, secrets, &address).await?;
        let done = work(&store, &tags).await;
        store.close().await;
        done
    })
}
