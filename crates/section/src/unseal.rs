//! `marathon-section unseal`: opens sealed records, and lists or prints them. It runs where the section's key is.

mod authorities;
mod letters;
mod lines_or_table;
mod messages;
mod organisers;
mod outcome;
mod sheet;
mod sorted_names;
mod summary;

use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, IsTerminal, Write, stdin, stdout},
    path::{Path, PathBuf},
};

use clap::{ArgGroup, Args};
use marathon_domain::Slug;
use marathon_seal::{
    Payload,
    export::{PetitionState, SealedLine},
    files::{FileError, Progress},
};
use serde::Serialize;

use self::{authorities::Authorities, sheet::Sheet};
use crate::{
    error::CliError,
    keyring::Keyring,
    lines::{Lines, write_line},
};

pub use self::outcome::Outcome;
pub use self::sorted_names::SortedNames;

#[derive(Args, Debug)]
#[command(group(ArgGroup::new("table").args(["csv", "letters", "messages"]).multiple(true)))]
pub struct UnsealArgs {
    /// The file of sealed records. Without it, standard input is read.
    records: Option<PathBuf>,
    /// The section's key file. Repeat the option for older keys: each record is opened with the key it is
    /// sealed to.
    #[arg(long = "key", required = true, value_name = "FILE")]
    keys: Vec<PathBuf>,
    /// Write a new CSV file, and a summary beside it (`.summary.csv`), instead of JSON lines to standard
    /// output.
    #[arg(long, value_name = "OUT")]
    csv: Option<PathBuf>,
    /// The records are letters (`marathon export --letters`).
    #[arg(long, conflicts_with_all = ["for_authorities", "messages"])]
    letters: bool,
    /// Write the letters as a new HTML page to be printed, each on a sheet of its own.
    #[arg(long, value_name = "OUT", requires = "letters", conflicts_with = "csv")]
    print: Option<PathBuf>,
    /// Write only the signatures of this petition, or the letters or messages about its case.
    #[arg(long, value_name = "SLUG", requires = "table")]
    petition: Option<Slug>,
    /// Write only the names of those who agreed that the authorities get them, and the number of all.
    #[arg(long, requires = "csv", requires = "petition")]
    for_authorities: bool,
    /// The records are words of encouragement (`marathon export --messages`).
    #[arg(long, conflicts_with = "for_authorities")]
    messages: bool,
    /// The records are organisers of marathons (`marathon export --organisers`).
    #[arg(long, conflicts_with_all = ["for_authorities", "messages", "letters", "petition"])]
    organisers: bool,
}

/// An opened record, with its amendments applied.
pub struct OpenedRecord {
    line: SealedLine,
    /// None once all of it was withdrawn.
    payload: Option<Payload>,
}

/// A record's signature of a petition.
#[derive(PartialEq)]
pub enum SignatureOf<'a> {
    Not,
    /// Signed, but not counted: a duplicate, withdrawn, or set aside.
    Uncounted,
    Counted(&'a Payload),
}

/// An opened record on one line.
#[derive(Serialize)]
struct ClearLine {
    record: String,
    campaign: String,
    section: String,
    #[serde(flatten)]
    payload: Option<Payload>,
    /// The state of each signature. The payload says what was signed.
    states: Vec<PetitionState>,
}

impl From<OpenedRecord> for ClearLine {
    fn from(opened: OpenedRecord) -> Self {
        Self {
            record: opened.line.record,
            campaign: opened.line.campaign,
            section: opened.line.section,
            payload: opened.payload,
            states: opened.line.petitions,
        }
    }
}

impl OpenedRecord {
    /// The signatures with their states, limited to those that the payload confirms.
    fn signatures(&self) -> impl Iterator<Item = &PetitionState> {
        let signed = |one: &&PetitionState| match &self.payload {
            Some(payload) => payload.petitions.contains(&one.petition),
            None => true,
        };
        self.line.petitions.iter().filter(signed)
    }

    pub fn signed(&self, petition: &Slug) -> SignatureOf<'_> {
        let mut signatures = self.signatures();
        let signature = signatures.find(|one| one.petition == petition.as_str());
        match (signature, &self.payload) {
            (None, _) => SignatureOf::Not,
            (Some(one), Some(payload)) if one.is_counted() => SignatureOf::Counted(payload),
            (Some(_), _) => SignatureOf::Uncounted,
        }
    }
}

/// Returns what to report once everything that could be opened is written.
pub fn run(args: &UnsealArgs) -> Result<Outcome, CliError> {
    let keyring = Keyring::read(&args.keys)?;
    match &args.records {
        Some(path) => {
            let file = File::open(path).map_err(|error| FileError::not_read(path, error))?;
            unseal_to(args, BufReader::new(file), &keyring)
        }
        None if stdin().is_terminal() => Err(CliError::NoInput),
        None => unseal_to(args, stdin().lock(), &keyring),
    }
}

fn unseal_to(
    args: &UnsealArgs,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    if args.messages {
        return messages::unseal(args, records, keyring);
    }
    if args.organisers {
        return organisers::unseal(args, records, keyring);
    }
    if args.letters {
        return letters::unseal_to(args, records, keyring);
    }
    match (&args.csv, &args.petition) {
        (Some(path), Some(petition)) if args.for_authorities => {
            let mut list = Authorities::create(path, petition)?;
            let outcome = unseal(records, keyring, |opened| list.add(&opened))?;
            refuse_absent(petition, &outcome, list.any())?;
            list.finish()?;
            Ok(outcome)
        }
        (Some(path), petition) => write_sheet(path, petition.as_ref(), records, keyring),
        (None, _) => {
            let mut out = BufWriter::new(stdout().lock());
            let write = |opened: OpenedRecord| write_line(&mut out, &ClearLine::from(opened));
            let outcome = unseal(records, keyring, write)?;
            out.flush().map_err(CliError::Output)?;
            Ok(outcome)
        }
    }
}

fn write_sheet(
    path: &Path,
    petition: Option<&Slug>,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    let mut sheet = Sheet::create(path, petition)?;
    let outcome = unseal(records, keyring, |opened| sheet.add(&opened))?;
    if let Some(petition) = petition {
        refuse_absent(petition, &outcome, sheet.any())?;
    }
    sheet.finish()?;
    Ok(outcome)
}

/// A petition that nobody signed is most likely mistyped, and its empty list would be believed.
pub fn refuse_absent(petition: &Slug, outcome: &Outcome, any: bool) -> Result<(), CliError> {
    match any || !outcome.any() {
        true => Ok(()),
        false => Err(CliError::PetitionAbsent(petition.to_string())),
    }
}

/// Opens record after record.
pub fn unseal(
    records: impl BufRead,
    keyring: &Keyring,
    mut each: impl FnMut(OpenedRecord) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    read_lines(records, None, |number, line, outcome| {
        match keyring.open(&line) {
            Ok(payload) => {
                let opened = OpenedRecord { line, payload };
                outcome.opened(number, &opened);
                each(opened)
            }
            Err(reason) => outcome.not_opened(number, reason),
        }
    })
}

/// Reads records of one kind, one by one. Records that do not open are counted; a line that is not a
/// record of that kind is an error.
fn read_lines(
    records: impl BufRead,
    kind: Option<&str>,
    mut each: impl FnMut(u64, SealedLine, &mut Outcome) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    let mut lines = Lines::new(records);
    let mut outcome = Outcome::default();
    let mut progress = Progress::begin();
    while let Some((number, line)) = lines.next()? {
        let bad = |reason: String| CliError::Line {
            line: number,
            reason,
        };
        let line: SealedLine = serde_json::from_slice(line)
            .map_err(|error| bad(format!("it is no sealed record ({error})")))?;
        match (line.kind.as_deref(), kind) {
            (found, wanted) if found == wanted => {}
            (Some(SealedLine::LETTER), _) => {
                return Err(bad("it is a letter: run it with --letters".to_owned()));
            }
            (Some(SealedLine::ORGANISER), _) => {
                return Err(bad(
                    "it is an organiser: run it with --organisers".to_owned()
                ));
            }
            _ => return Err(bad("it is of another kind".to_owned())),
        }
        each(number, line, &mut outcome)?;
        progress.step();
    }
    progress.end();
    Ok(outcome)
}

#[cfg(test)]
mod tests;
