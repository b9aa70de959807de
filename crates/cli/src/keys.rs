//! `marathon keys`. The keys of sections are made by `marathon-section keys`, on the sections' own computers.

use clap::{Args, Subcommand};
use marathon_core::secrets::Secrets;
use marathon_seal::export::ManifestKey;

use super::{
    database::{DatabaseArgs, SecretsArgs},
    error::CliError,
};

#[derive(Subcommand, Debug)]
pub enum KeysCommand {
    /// Show the public half of the key with which this server signs exports.
    Show(ShowArgs),
}

#[derive(Args, Debug)]
pub struct ShowArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    secrets: SecretsArgs,
}

pub fn run(command: KeysCommand) -> Result<(), CliError> {
    let KeysCommand::Show(args) = command;
    let key = manifest_key(&args.secrets.read(&args.database)?);
    println!("signing_key = \"{}\"", key.public().text());
    Ok(())
}

/// The key that signs manifests.
pub fn manifest_key(secrets: &Secrets) -> ManifestKey {
    ManifestKey::of(&secrets.receipts)
}
