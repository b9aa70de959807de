//! Why a command fails: one sentence, and what to do.

use std::{io, path::PathBuf};

use marathon_seal::{KeyFileError, export::ManifestError, files::FileError};

use crate::documents::DocumentError;

#[derive(Debug, thiserror::Error)]
pub enum CliError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    #[error(transparent)]
    Paper(#[from] DocumentError),
    #[error("the key file {path} cannot be used: {reason}. Give --key the file that `marathon-section keys generate` wrote", path = path.display())]
    KeyFile { path: PathBuf, reason: KeyFileError },
    #[error("the key cannot be written to {path}: {reason}. Choose a new file", path = path.display())]
    KeyNotWritten { path: PathBuf, reason: io::Error },
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    #[error("the records cannot be read: {0}. Check the file and its disk")]
    Input(io::Error),
    #[error("name the file with the sealed records, or send it to standard input")]
    NoInput,
    #[error(
        "line {line}: {reason}. Run `marathon-section check` on the file, and ask for it again if it is damaged"
    )]
    Line { line: u64, reason: String },
    #[error("there is no petition {petition}; there are {others}. Check --petition")]
    NoSuchPetition { petition: String, others: String },
    #[error(
        "none of the opened records signs petition {0}, so nothing was written. Check --petition"
    )]
    PetitionAbsent(String),
    #[error("{path} contains no messages, so nothing was written. Check --petition of the export", path = path.display())]
    NoMessage { path: PathBuf },
    #[error(
        "there is no staff token: put the one that `marathon staff add` printed into a file and name the file with --token-file, or put it into MARATHON_STAFF_TOKEN"
    )]
    NoToken,
    #[error(
        "a token is sent only to an https address, or to this computer: write --url as https://example.org"
    )]
    NoServer,
    #[error("the server cannot be reached: {0}. Check --url")]
    Unreached(String),
    #[error("the server refused ({status}): {detail}")]
    Refused { status: u16, detail: String },
    #[error(
        "the answer (status {0}) is not from our server, or from another version of it. Check --url"
    )]
    StrangeAnswer(u16),
    #[error(
        "nothing is selected: say what the signings have in common, or name a file of record ids with --records"
    )]
    NothingSelected,
    #[error("--signing-key: {0}")]
    SigningKey(String),
    #[error("{path} is not what was exported: {difference}. Ask for it again, and use none of these records", path = path.display())]
    NotWhole { path: PathBuf, difference: String },
    #[error("{path} is not the trail that was exported: {difference}. Ask who has access to the database", path = path.display())]
    TrailNotWhole { path: PathBuf, difference: String },
}
