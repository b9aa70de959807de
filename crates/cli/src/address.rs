//! Reads an e-mail address from the keyboard or a pipe, never from the arguments: other users of
//! the machine can see those, and the shell remembers them.

use std::io::{BufRead, IsTerminal, Read, stdin};

use marathon_core::{
    hashes::{Hash, Hashes},
    secrets::Secrets,
};
use marathon_domain::{CanonicalEmail, Email};
use marathon_store::Store;

use super::{database::DatabaseArgs, error::CliError};

/// Longer than any address, in bytes.
const LONGEST: u64 = 1024;

/// Asks for an address if the input is a terminal, and reads one line.
pub fn read() -> Result<Email, CliError> {
    if stdin().is_terminal() {
        eprint!("E-mail address: ");
    }
    let mut line = String::new();
    stdin()
        .lock()
        .take(LONGEST)
        .read_line(&mut line)
        .map_err(CliError::Input)?;
    Email::parse(&line).map_err(|_| CliError::NoAddress)
}

/// The tags of an address, in each campaign of the database.
pub struct Tags {
    /// Its own tags, by the current and the previous rules of canonical addresses.
    pub own: Vec<Hash>,
    /// The tags that can suppress its mail: its own, and that of its mailbox.
    pub suppressed: Vec<Hash>,
}

pub async fn tags(store: &Store, secrets: Secrets, address: &Email) -> Result<Tags, CliError> {
    let hashes = Hashes::new(secrets);
    let campaigns = store.campaigns().await?;
    let of = |address: &CanonicalEmail| -> Vec<Hash> {
        let tags = campaigns
            .iter()
            .map(|campaign| hashes.tag(campaign, address));
        tags.collect()
    };
    let mut own = of(&CanonicalEmail::of(address));
    if let Some(before) = CanonicalEmail::before(address) {
        own.extend(of(&before));
    }
    let mut suppressed = own.clone();
    suppressed.extend(of(&CanonicalEmail::untagged(address)));
    Ok(Tags { own, suppressed })
}

/// Runs work on the rows of an address.
pub fn work<T>(
    database: &DatabaseArgs,
    secrets: Secrets,
    work: impl AsyncFnOnce(&Store, &Tags) -> Result<T, CliError>,
) -> Result<T, CliError> {
    let address = read()?;
    database.write(async |store| {
        // With other secrets every address looks new: "nothing is kept" would be untrue.
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
