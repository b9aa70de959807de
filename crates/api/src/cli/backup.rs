//! `marathon backup`

use std::{
    fs::{self, File},
    path::PathBuf,
};

use clap::Args;

use super::{database::DatabaseArgs, error::CliError, new_file::with_suffix, values};
use crate::{private_file, store::Store};

#[derive(Args, Debug)]
pub struct BackupArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// The new file. It appears once it is whole and checked.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

pub fn run(args: &BackupArgs) -> Result<(), CliError> {
    let (to, part) = (&args.to, with_suffix(&args.to, ".part"));
    if fs::symlink_metadata(to).is_ok() {
        return Err(CliError::Exists { path: to.clone() });
    }
    if fs::symlink_metadata(&part).is_ok() {
        return Err(CliError::LeftOver { path: part });
    }
    let failed = |error| CliError::not_written(to, error);
    // Its owner's alone from the first byte on.
    private_file::create(&part, "").map_err(failed)?;
    let copied = args.database.read(async |store| {
        let Store::Sqlite(store) = store else {
            return Err(CliError::NoFile);
        };
        let copied = store.back_up(&part).await;
        store.close().await;
        Ok(copied?)
    });
    let placed = copied.and_then(|signings| {
        File::open(&part)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&part, to))
            .map_err(failed)?;
        Ok(signings)
    });
    let signings = placed.inspect_err(|_| {
        let _ = fs::remove_file(&part);
    })?;
    println!(
        "Wrote {} to {}, checked. Mails on their way are left out.\n\
         Keep the secrets file with it: without it a restored server does not start.",
        values::counted(signings, "signing"),
        to.display(),
    );
    Ok(())
}
