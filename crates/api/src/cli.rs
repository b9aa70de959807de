//! The commands of `marathon`.

mod address;
mod backup;
#[cfg(feature = "paper")]
mod booklet;
mod check;
mod csv;
mod database;
#[cfg(feature = "paper")]
mod deliver;
mod error;
mod export;
mod file;
mod folding;
mod forget;
mod hand_over;
mod keys;
mod lines;
mod logs;
mod moderate;
mod new_file;
#[cfg(feature = "paper")]
mod papers;
mod progress;
mod redacted;
mod report;
mod serve;
mod staff;
mod unseal;
mod values;

use std::{error::Error, ffi::OsString, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use self::error::CliError;
use crate::start_error::StartError;

pub use serve::ServeArgs;

/// The letter-writing marathon: takes signatures, keeps them sealed, serves the site.
#[derive(Parser, Debug)]
#[command(name = "marathon", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Serve the site and the API.
    Serve(Box<ServeArgs>),
    /// Key pairs of sections, and the key that signs exports.
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Totals by section and by source, without figures that could point at a person.
    Report(report::ReportArgs),
    /// Write a section's sealed records, one JSON object a line, with a signed manifest.
    Export(export::ExportArgs),
    /// Copy the database while the server takes signings, without the mails on their way.
    Backup(backup::BackupArgs),
    /// Remove all that is kept of an e-mail address, which is asked for or read from standard input.
    Forget(forget::ForgetArgs),
    /// Who of a section decides what is shown, and what they did.
    #[command(subcommand)]
    Staff(staff::StaffCommand),
    /// Read what waits to be shown, and release or refuse it. Runs where the moderation key is.
    Moderate(moderate::ModerateArgs),
    /// Check that a file of sealed records is whole and as the server exported it.
    Check(check::CheckArgs),
    /// Open sealed records with the section's key. Exit code 2: some were not opened, or are doubtful.
    Unseal(unseal::UnsealArgs),
    /// Make the document for the addressee of a petition, as PDF: the demand, the number, the names that
    /// may be named. Exit code 2: something is left to do, as it says.
    #[cfg(feature = "paper")]
    Deliver(deliver::DeliverArgs),
    /// Not in this build, which is the server's.
    #[cfg(not(feature = "paper"))]
    Deliver(NotHere),
    /// Bind the messages that were released for a petition into a booklet, as PDF.
    #[cfg(feature = "paper")]
    Booklet(booklet::BookletArgs),
    /// Not in this build, which is the server's.
    #[cfg(not(feature = "paper"))]
    Booklet(NotHere),
}

/// Options that nobody reads.
#[cfg(not(feature = "paper"))]
#[derive(clap::Args, Debug)]
struct NotHere {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _options: Vec<OsString>,
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let cli = match parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(failure) => return failure.report(),
    };
    match run(cli.command) {
        Ok(code) => code,
        Err(error) => complain(&error),
    }
}

/// The command did what it could, and something is left to do.
const UNFINISHED: u8 = 2;

fn run(command: Command) -> Result<ExitCode, CliError> {
    match command {
        Command::Serve(args) => serve::run(*args)?,
        Command::Keys(command) => keys::run(command)?,
        Command::Report(args) => report::run(&args)?,
        Command::Export(args) => export::run(&args)?,
        Command::Backup(args) => backup::run(&args)?,
        Command::Forget(args) => forget::run(&args)?,
        Command::Staff(command) => staff::run(command)?,
        Command::Moderate(args) => moderate::run(&args)?,
        Command::Check(args) => check::run(&args)?,
        Command::Unseal(args) => {
            let outcome = unseal::run(&args)?;
            eprintln!("{outcome}");
            return Ok(exit_code(outcome.is_whole()));
        }
        #[cfg(feature = "paper")]
        Command::Deliver(args) => {
            let delivered = deliver::run(&args)?;
            eprintln!("{delivered}");
            return Ok(exit_code(delivered.is_whole()));
        }
        #[cfg(feature = "paper")]
        Command::Booklet(args) => {
            let bound = booklet::run(&args)?;
            eprintln!("{bound}");
            return Ok(exit_code(bound.is_whole()));
        }
        #[cfg(not(feature = "paper"))]
        Command::Deliver(_) | Command::Booklet(_) => return Err(CliError::NoPaper),
    }
    Ok(ExitCode::SUCCESS)
}

fn exit_code(is_whole: bool) -> ExitCode {
    match is_whole {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(UNFINISHED),
    }
}

fn complain(error: &dyn Error) -> ExitCode {
    eprintln!("marathon: {error}");
    ExitCode::FAILURE
}

/// Why the command line cannot be carried out.
#[derive(Debug)]
enum Failure {
    Usage(clap::Error),
    Start(StartError),
}

impl Failure {
    fn report(self) -> ExitCode {
        match self {
            Self::Usage(error) => error.exit(),
            Self::Start(error) => complain(&error),
        }
    }
}

/// Reads flags, environment and file: what stands in the file becomes the default of its flag, so that
/// the order flag, environment, file, built-in holds by itself.
fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, Failure> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut command = Cli::command();
    if let Some(path) = file::path(&command, &args) {
        let defaults = file::read(&path, &command).map_err(Failure::Start)?;
        command = file::with_defaults(command, defaults);
    }
    let matches = command.try_get_matches_from(args).map_err(Failure::Usage)?;
    Cli::from_arg_matches(&matches).map_err(Failure::Usage)
}

#[cfg(test)]
mod tests;
