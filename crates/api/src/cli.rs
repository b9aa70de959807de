//! The commands of `marathon`.

mod export;
mod file;
mod keys;
mod logs;
mod redacted;
mod serve;
mod sqlite_url;
mod unseal;

use std::{ffi::OsString, process::ExitCode};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

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
    /// Key pairs of sections.
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Write a section's sealed records to standard output, one JSON object a line.
    Export(export::ExportArgs),
    /// Open sealed records from standard input, one JSON object a line.
    Unseal(unseal::UnsealArgs),
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let cli = match parse(std::env::args_os()) {
        Ok(cli) => cli,
        Err(failure) => return failure.report(),
    };
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => Failure::Start(error).report(),
    }
}

fn run(command: Command) -> Result<(), StartError> {
    match command {
        Command::Serve(args) => serve::run(*args),
        Command::Keys(command) => keys::run(command),
        Command::Export(args) => export::run(&args),
        Command::Unseal(args) => unseal::run(&args),
    }
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
            Self::Start(error) => {
                eprintln!("marathon: {error}");
                ExitCode::FAILURE
            }
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
