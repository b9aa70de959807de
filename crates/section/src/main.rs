//! The binary `marathon-section`, for a section's own computer, where its keys are. The server has
//! none of this code.

mod booklet;
mod bursts;
mod check;
mod deliver;
mod documents;
mod error;
mod keyring;
mod keys;
mod lines;
mod moderate;
mod set_aside;
mod staff;
mod trail;
mod unseal;

use std::{fmt::Display, process::ExitCode};

use clap::{Parser, Subcommand};

use error::CliError;

/// The commands of a section, on its own computer, for the files that the server exported.
#[derive(Parser, Debug)]
#[command(name = "marathon-section", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Key pairs of the section.
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    /// Check that a file of sealed records is whole and as the server exported it.
    Check(check::CheckArgs),
    /// Open sealed records with the section's key. Exit code 2: some were not opened, or are doubtful.
    Unseal(unseal::UnsealArgs),
    /// Make the document for the addressee of a petition, as PDF: the demand, the number, and the names of
    /// those who agreed. Exit code 2: something is left to do; the output says what.
    Deliver(deliver::DeliverArgs),
    /// Lay out the messages that were released for a petition as a booklet, as PDF.
    Booklet(booklet::BookletArgs),
    /// Read what waits to be shown, and release or refuse it. Runs where the moderation key is.
    Moderate(moderate::ModerateArgs),
    /// List bursts of the last 72 hours: far more signatures than usual.
    Bursts(bursts::BurstsArgs),
    /// Count false signatures, and set them aside.
    #[command(subcommand)]
    SetAside(set_aside::SetAsideCommand),
    /// Put back what was set aside, all of it or a part.
    Undo(set_aside::UndoArgs),
}

/// The command did what it could, and something is left to do.
const UNFINISHED: u8 = 2;

fn main() -> ExitCode {
    run(Cli::parse().command).unwrap_or_else(|error| {
        eprintln!("marathon-section: {error}");
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode, CliError> {
    match command {
        Command::Keys(command) => keys::run(command)?,
        Command::Check(args) => check::run(&args)?,
        Command::Moderate(args) => moderate::run(&args)?,
        Command::Bursts(args) => bursts::run(&args)?,
        Command::SetAside(command) => set_aside::run(&command)?,
        Command::Undo(args) => set_aside::undo(&args)?,
        Command::Unseal(args) => {
            let outcome = unseal::run(&args)?;
            return Ok(said(&outcome, outcome.is_whole()));
        }
        Command::Deliver(args) => {
            let delivered = deliver::run(&args)?;
            return Ok(said(&delivered, delivered.is_whole()));
        }
        Command::Booklet(args) => {
            let booklet = booklet::run(&args)?;
            return Ok(said(&booklet, booklet.is_whole()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn said(outcome: &impl Display, is_whole: bool) -> ExitCode {
    eprintln!("{outcome}");
    match is_whole {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(UNFINISHED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Cli, clap::Error> {
        Cli::try_parse_from([&["marathon-section"], words].concat())
    }

    /// A key may begin with a hyphen.
    #[test]
    fn a_signing_key_is_taken_as_it_is_shown() {
        let key = "-".repeat(43);
        assert!(parse(&["check", "fr.jsonl", "--signing-key", &key]).is_ok());
    }

    #[test]
    fn a_list_for_the_authorities_is_of_one_petition() {
        let unseal = ["unseal", "--key", "k", "--for-authorities"];
        let with = |more: &[&str]| parse(&[&unseal, more].concat());
        assert!(with(&["--csv", "out.csv", "--petition", "one"]).is_ok());
        for more in [&[][..], &["--csv", "out.csv"], &["--petition", "one"]] {
            assert!(with(more).is_err(), "{more:?}");
        }
    }
}
