//! The Python packages that the tests need, in an environment of their own: schemathesis, the fuzzer of the
//! API, and aiosmtpd, a mail server.

use crate::debian;
use crate::shell::{self, TOOLS};
use crate::stamp::Stamp;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

const REQUIREMENTS: &str = "crates/xtask/tools/requirements.txt";

/// Installs everything that is missing, and returns the path of the fuzzer.
pub fn schemathesis() -> Result<PathBuf> {
    environment("schemathesis")
}

/// The same, but returns the path of a Python that has the mail server.
pub fn python() -> Result<PathBuf> {
    environment("python")
}

fn environment(program: &str) -> Result<PathBuf> {
    let program = format!("{TOOLS}/venv/bin/{program}");
    Stamp::of("python", &[REQUIREMENTS], &[], "")?.unless_fresh(&program, install)?;
    Ok(PathBuf::from(program))
}

fn install() -> Result<()> {
    if shell::find("python3").is_none() {
        bail!(
            "python3 is missing, which the tests' mail server and the fuzzer of the API need: install Python 3.10 or newer and try again"
        );
    }
    println!(
        "Installing schemathesis and aiosmtpd into {TOOLS}/venv: one sends the API whatever its OpenAPI document allows, and forbids; the other takes its mails."
    );
    let environment = format!("python3 -m venv --clear {TOOLS}/venv");
    if shell::output(&mut shell::command(&environment)).is_none() {
        // Debian ships Python without this module.
        debian::install(
            &["python3-venv"],
            "makes a Python environment for tools of the tests",
        )?;
        shell::run(&mut shell::command(&environment))?;
    }
    let pip = format!(
        "{TOOLS}/venv/bin/python -m pip install --quiet --disable-pip-version-check -r {REQUIREMENTS}"
    );
    shell::run(&mut shell::command(&pip)).context("schemathesis and aiosmtpd could not be installed: see pip's message above, and try again once the cause is gone")
}
