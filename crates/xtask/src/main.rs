//! `cargo xtask …`: the commands a developer types.

mod commands;
mod debian;
mod probe;
mod server;
mod shell;
mod stamp;
mod steps;
mod tools;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "The commands of this project",
    disable_help_subcommand = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything, unoptimised, and serve it at http://127.0.0.1:8080
    Run {
        /// Flags for the server, after `--`: `cargo xtask run -- --listen 0.0.0.0:9000`
        #[arg(last = true)]
        server_flags: Vec<String>,
    },
    /// Build the site into dist/ and the server into target/release/marathon
    Build {
        /// The site's public address, for canonical links and share previews
        #[arg(long, default_value = commands::build::LOCAL_URL)]
        public_url: String,
    },
    /// Install what the tests need, and run all of them, or those whose names contain a filter
    Test { filters: Vec<String> },
    /// Rebuild and reload on every change: http://127.0.0.1:3000
    Dev,
    /// Measure: bytes of a first visit, signings a second, delays, memory
    Bench {
        /// Parts to measure, after `--`: `cargo xtask bench -- signings`
        #[arg(last = true)]
        bench_flags: Vec<String>,
    },
    /// Break things on purpose: kill servers 200 times, fill the disk, take the database away
    Drill {
        /// Drills to run: kills, disk, errors, clock, database, instances, wordpress
        drills: Vec<String>,
    },
    /// Check formatting, clippy, rustdoc, types of JavaScript, licences, unused dependencies; warnings are errors
    Lint,
}

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // One sentence and what to do. The causes, if any, are part of it.
            eprintln!("\n{} {error:#}", shell::paint("31;1", "error:"));
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<()> {
    let cli = Cli::parse();
    shell::enter_root()?;
    match cli.command {
        Command::Run { server_flags } => commands::run::run(&server_flags),
        Command::Build { public_url } => {
            commands::build::build(&public_url, commands::build::Profile::Release)
        }
        Command::Test { filters } => commands::test::test(&filters),
        Command::Dev => commands::dev::dev(),
        Command::Bench { bench_flags } => commands::bench::bench(&bench_flags),
        Command::Drill { drills } => commands::drill::drill(&drills),
        Command::Lint => commands::lint::lint(),
    }
}
