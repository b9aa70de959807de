//! schemathesis, the fuzzer of the API, in a Python environment of its own.

use crate::debian;
use crate::shell::{self, TOOLS};
use crate::stamp::Stamp;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

const REQUIREMENTS: &str = "crates/xtask/tools/requirements.txt";

/// Installs it when missing, and gives its path.
pub fn schemathesis() -> Result<PathBuf> {
    let program = format!("{TOOLS}/venv/bin/schemathesis");
    Stamp::of("schemathesis", &[REQUIREMENTS], &[], "")?.unless_fresh(&program, install)?;
    Ok(PathBuf::from(program))
}

fn install() -> Result<()> {
    if shell::find("python3").is_none() {
        bail!(
            "python3 is missing, which the fuzzer of the API needs: install Python 3.10 or newer and try again"
        );
    }
    println!(
        "Installing schemathesis into {TOOLS}/venv: sends the API whatever its OpenAPI document allows, and forbids."
    );
    let environment = format!("python3 -m venv --clear {TOOLS}/venv");
    if shell::output(&mut shell::command(&environment)).is_none() {
        // Debian ships Python without this module.
        debian::install(
            &["python3-venv"],
            "makes a Python environment for the fuzzer of the API",
        )?;
        shell::run(&mut shell::command(&environment))?;
    }
    let pip = format!(
        "{TOOLS}/venv/bin/python -m pip install --quiet --disable-pip-version-check -r {REQUIREMENTS}"
    );
    shell::run(&mut shell::command(&pip)).context("schemathesis could not be installed: see pip's message above, and try again once the cause is gone")
}
