//! wasm-opt, which npm has in a recent version for every platform (Debian's is too old).

use crate::shell::{self, TOOLS};
use anyhow::{Context, Result, bail};
use std::fs;

const VERSION: &str = "132";

pub fn wasm_opt() -> Result<()> {
    // It says `wasm-opt version 132 (version_132)`.
    if shell::output(&mut shell::command("wasm-opt --version"))
        .is_some_and(|text| text.split_whitespace().nth(2) == Some(VERSION))
    {
        return Ok(());
    }
    if shell::find("npm").is_none() {
        bail!(
            "npm is missing, and with it wasm-opt, which makes the app small: install Node.js 20 or newer (it brings npm) and try again"
        );
    }
    println!("Installing wasm-opt {VERSION} into {TOOLS}: makes the app about a fifth smaller.");
    fs::create_dir_all(TOOLS)?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(
            format!("crates/xtask/tools/{file}"),
            format!("{TOOLS}/{file}"),
        )
        .with_context(|| format!("cannot copy crates/xtask/tools/{file}"))?;
    }
    let mut command = shell::command("npm ci --no-audit --no-fund --loglevel=error");
    shell::run(command.current_dir(TOOLS)).context("wasm-opt could not be installed: see npm's message above, and try again once the cause is gone")
}
