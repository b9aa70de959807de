//! Tools published on crates.io.

use crate::shell::{self, TOOLS};
use anyhow::{Context, Result};

/// The build folder that all tools share, because they have dependencies in common.
const BUILD: &str = "target/tools/build";

pub struct CargoTool<'a> {
    pub krate: &'a str,
    pub program: &'a str,
    pub version: &'a str,
    /// Whether to build with the lock file that the tool was published with.
    pub locked: bool,
    pub why: &'a str,
}

/// Installs the tool, unless our folder or the machine has the right version already.
pub fn ensure(tool: &CargoTool) -> Result<()> {
    let CargoTool {
        krate,
        program,
        version,
        why,
        ..
    } = tool;
    if installed_version(program).as_deref() == Some(version) {
        return Ok(());
    }
    println!("Installing {krate} {version} into {TOOLS} (takes a few minutes, once): {why}.");
    let mut command = shell::command("cargo install");
    command.args(["--root", TOOLS, "--target-dir", BUILD]);
    if tool.locked {
        command.arg("--locked");
    }
    command
        .arg(format!("{krate}@{version}"))
        .args(["--bin", program])
        // Unoptimised tools are built in two thirds of the time, and run for a second instead of a quarter.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    shell::run(&mut command).with_context(|| {
        format!(
            "{krate} {version} could not be installed: see cargo's message above; \
             once the cause is gone run this again, or install it yourself with `cargo install {krate}@{version}`"
        )
    })
}

/// Frees the gigabyte that building the tools took.
pub fn tidy() {
    let _ = std::fs::remove_dir_all(BUILD);
}

/// The second word of `trunk 0.21.14`, `wasm-bindgen 0.2.130`; a bare `0.9.2` is accepted too.
fn installed_version(program: &str) -> Option<String> {
    let text = shell::output(shell::command(program).arg("--version"))?;
    text.split_whitespace()
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}
