//! `marathon backup`

use std::{fs, path::PathBuf};

use clap::Args;
use marathon_seal::{
    files::{FileError, create_private, put_in_place, refuse_existing, with_suffix},
    words,
};
use marathon_store::Store;

use super::{database::DatabaseArgs, error::CliError};

/// The longest time, in seconds, that any other reader holds one state of the database.
const LONG: u64 = 20;

#[derive(Args, Debug)]
pub struct BackupArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The new file. It appears only when it is whole and checked.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

pub fn run(args: &BackupArgs) -> Result<(), CliError> {
    let (to, part) = (&args.to, with_suffix(&args.to, ".part"));
    refuse_existing(to)?;
    if fs::symlink_metadata(&part).is_ok() {
        return Err(FileError::LeftOver { path: part }.into());
    }
    // Only its owner may read it, from the first byte on.
    create_private(&part, "").map_err(|error| FileError::not_written(to, error))?;
    let copied = args.database.read(async |store| {
        let Store::Sqlite(store) = store else {
            return Err(CliError::NoFile);
        };
        let copied = store.back_up(&part).await;
        store.close().await;
        Ok(copied?)
    });
    let placed = copied.and_then(|copied| {
        put_in_place(&part, to)?;
        Ok(copied)
    });
    let copied = placed.inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })?;
    println!(
        "Wrote {} to {}, checked. Mails on their way are left out.\n\
         Keep the secrets file with it: without it a restored server does not start.",
        words::counted(copied.signings, "signing"),
        to.display(),
    );
    let held = copied.held.as_secs();
    if held > LONG {
        println!(
            "The copy took {held} seconds. Data deleted meanwhile stayed in the database's files for that long."
        );
    }
    Ok(())
}
