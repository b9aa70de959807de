//! Why a command cannot be carried out: one sentence, and what to do.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::{
    sealing::KeyFileError,
    start_error::StartError,
    store::{BackupError, StoreError},
};

#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no database {path}: name the server's with --database sqlite://FILE", path = path.display())]
    NoDatabase { path: PathBuf },
    #[error("there is no secrets file {path}, which the server makes at its first start: name it with --secrets", path = path.display())]
    NoSecrets { path: PathBuf },
    #[error(
        "these secrets are not those that the database is used with, so no address would be found: name the file that all its servers share with --secrets"
    )]
    OtherSecrets,
    #[error("the key file {path} cannot be used: {reason}. Name the file that `marathon keys generate` wrote with --key", path = path.display())]
    KeyFile { path: PathBuf, reason: KeyFileError },
    #[error("the key cannot be written to {path}: {reason}. Choose a new file", path = path.display())]
    KeyNotWritten { path: PathBuf, reason: io::Error },
    #[error("{path} exists already: choose another name, or remove it if it is not needed", path = path.display())]
    Exists { path: PathBuf },
    #[error("{path} is left from a run that was cut off: remove it and try again", path = path.display())]
    LeftOver { path: PathBuf },
    #[error("{path} cannot be written: {reason}. Choose a folder that you may write to, on a disk with room", path = path.display())]
    NotWritten { path: PathBuf, reason: io::Error },
    #[error("{path} cannot be read: {reason}. Check its name", path = path.display())]
    NotRead { path: PathBuf, reason: io::Error },
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    #[error("the records cannot be read: {0}. Check the file and its disk")]
    Input(io::Error),
    #[error("the backup failed: {0}. Nothing was kept of it; try again")]
    Backup(#[from] BackupError),
    #[error("a PostgreSQL database is copied with its own `pg_dump --exclude-table-data=outbox`")]
    NoFile,
    #[error("this is no e-mail address: send one line to standard input, or type it")]
    NoAddress,
    #[error("name the file with the sealed records, or send it to standard input")]
    NoInput,
    #[error(
        "line {line}: {reason}. Run `marathon check` on the file, and ask for it again if it is damaged"
    )]
    Line { line: u64, reason: String },
    #[error("the database holds no signings of section {section}; {others}. Check --section")]
    NoSuchSection { section: String, others: String },
    #[error("there is no petition {petition}; there are {others}. Check --petition")]
    NoSuchPetition { petition: String, others: String },
    #[error(
        "none of the opened records signs petition {0}, so nothing was written. Check --petition"
    )]
    PetitionAbsent(String),
    #[error(
        "{name} is taken in section {section}: choose another name, for what was done under this one"
    )]
    NameTaken { name: String, section: String },
    #[error(
        "nobody called {name} has a token for section {section}; `marathon staff list` says who does"
    )]
    NoSuchStaff { name: String, section: String },
    #[error(
        "there is no token of staff: name the file of the one that `marathon staff add` printed with --token-file, or put it into MARATHON_STAFF_TOKEN"
    )]
    NoToken,
    #[error("--url is no address that a token may be sent to: write it as https://example.org")]
    NoServer,
    #[error("the server cannot be reached: {0}. Check --url")]
    Unreached(String),
    #[error("the server refused ({status}): {detail}")]
    Refused { status: u16, detail: String },
    #[error("what answered (status {0}) is not the server, or another version of it. Check --url")]
    StrangeAnswer(u16),
    #[error("these records are of the campaigns {0} and {1}: choose one with --campaign")]
    SeveralCampaigns(String, String),
    #[error("{path} is no manifest that this program knows: {reason}. Give the .manifest.json that came with the records, and use the newest `marathon`", path = path.display())]
    Manifest { path: PathBuf, reason: String },
    #[error(
        "the manifest was signed with the key {found}, and the server's is {expected}: it does not come from this server, or --signing-key is wrong. Compare with what `marathon keys show` says on the server; use none of these records until both agree"
    )]
    OtherSigner { expected: String, found: String },
    #[error(
        "the manifest's signature is not true: it was changed after the server signed it. Ask for the file and its manifest again, and use none of these records"
    )]
    Signature,
    #[error("--signing-key: {0}")]
    SigningKey(String),
    #[error("{path} is not what was exported: {difference}. Ask for it again, and use none of these records", path = path.display())]
    NotWhole { path: PathBuf, difference: String },
    #[cfg(feature = "paper")]
    #[error(transparent)]
    Paper(#[from] super::papers::PaperCliError),
    #[cfg(not(feature = "paper"))]
    #[error(
        "this `marathon` is the server's and makes no documents: build the section's with `cargo build --release -p marathon-api`"
    )]
    NoPaper,
}

impl CliError {
    pub fn not_written(path: &Path, reason: io::Error) -> Self {
        Self::NotWritten {
            path: path.to_owned(),
            reason,
        }
    }

    pub fn not_read(path: &Path, reason: io::Error) -> Self {
        Self::NotRead {
            path: path.to_owned(),
            reason,
        }
    }
}
