//! The command line of `marathon`: every option and its place in the environment and in a file, and the commands
//! that an operator runs beside a server. The server itself is `marathon-server`, which runs `serve`.

mod address;
mod backup;
mod database;
mod error;
mod export;
mod file;
mod forget;
mod keys;
mod redacted;
mod report;
mod serve;
mod staff;
mod values;

use std::{error::Error, ffi::OsString, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use marathon_core::start_error::StartError;

use self::error::CliError;

pub use self::serve::{LogFormat, ServeArgs};

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
    /// The key that signs exports.
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Totals by section and by source, without figures that could point at a person.
    Report(report::ReportArgs),
    /// Write a section's sealed records, one JSON object per line, with a signed manifest.
    Export(export::ExportArgs),
    /// Copy the database while the server takes signings, without the mails waiting to be sent.
    Backup(backup::BackupArgs),
    /// Remove all that is kept of an e-mail address, which is asked for or read from standard input.
    Forget(forget::ForgetArgs),
    /// Manage the staff of a section: who decides what is shown, and what they did.
    #[command(subcommand)]
    Staff(staff::StaffCommand),
}

/// Runs the command that the process was started with; `serve` by the function that is given.
pub fn main(serve: impl FnOnce(ServeArgs) -> Result<(), StartError>) -> ExitCode {
    let cli = match parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(failure) => return failure.report(),
    };
    match run(cli.command, serve) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => complain(&error),
    }
}

fn run(
    command: Command,
    serve: impl FnOnce(ServeArgs) -> Result<(), StartError>,
) -> Result<(), CliError> {
    match command {
        Command::Serve(args) => Ok(serve(*args)?),
        Command::Keys(command) => keys::run(command),
        Command::Report(args) => report::run(&args),
        Command::Export(args) => export::run(&args),
        Command::Backup(args) => backup::run(&args),
        Command::Forget(args) => forget::run(&args),
        Command::Staff(command) => staff::run(command),
    }
}

fn complain(error: &dyn Error) -> ExitCode {
    eprintln!("marathon: {error}");
    ExitCode::FAILURE
}

/// Why the command line cannot be run.
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

/// Reads flags, environment and file. A value in the file becomes the default of its flag, which gives the
/// precedence flag, environment, file, built-in default.
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
