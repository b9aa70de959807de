//! Why a command fails: one sentence, and what to do.

use std::{io, path::PathBuf};

use marathon_core::start_error::StartError;
use marathon_seal::files::FileError;
use marathon_store::{BackupError, StoreError};

#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error("there is no database {path}: name the server's with --database sqlite://FILE", path = path.display())]
    NoDatabase { path: PathBuf },
    #[error("there is no secrets file {path}, which the server makes at its first start: name it with --secrets", path = path.display())]
    NoSecrets { path: PathBuf },
    #[error(
        "the database is used with other secrets, so no address would be found: with --secrets, name the file that all its servers share"
    )]
    OtherSecrets,
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    #[error("the records cannot be read: {0}. Check the file and its disk")]
    Input(io::Error),
    #[error("the backup failed: {0}. No part of it was kept; try again")]
    Backup(#[from] BackupError),
    #[error(
        "a PostgreSQL database is copied with its own `pg_dump --exclude-table-data=outbox --exclude-table-data=traces`"
    )]
    NoFile,
    #[error("this is not an e-mail address: send one line to standard input, or type it")]
    NoAddress,
    #[error("the database holds no signings of section {section}; {others}. Check --section")]
    NoSuchSection { section: String, others: String },
    #[error("there is no petition {petition}; there are {others}. Check --petition")]
    NoSuchPetition { petition: String, others: String },
    #[error(
        "{name} is already used in section {section}, where the trail names it: choose another name"
    )]
    NameTaken { name: String, section: String },
    #[error(
        "nobody called {name} has a token for section {section}; `marathon staff list` says who does"
    )]
    NoSuchStaff { name: String, section: String },
    #[error("these records belong to the campaigns {0} and {1}: choose one with --campaign")]
    SeveralCampaigns(String, String),
}
