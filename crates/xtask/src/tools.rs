//! The tools that the commands need beyond Rust, installed if missing. Each has a version and a
//! reason.

mod cargo_tool;
mod npm_tool;
mod python_tool;
mod rustup;

pub use npm_tool::{AXE, VNU, axe_core, esbuild, vnu};
pub use python_tool::{python, schemathesis};

use crate::shell;
use anyhow::{Context, Result, bail};
use cargo_tool::CargoTool;
use std::fs;

/// The tools that `trunk build --release` calls.
pub fn for_the_app() -> Result<()> {
    c_compiler()?;
    rustup::wasm_target()?;
    cargo_tool::ensure(&CargoTool {
        krate: "trunk",
        program: "trunk",
        version: "0.21.14",
        locked: true,
        why: "builds the app: calls cargo, wasm-bindgen and wasm-opt, and names files by their hash",
    })?;
    cargo_tool::ensure(&CargoTool {
        krate: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: &wasm_bindgen_version()?,
        // Its published lock file names versions that the registry does not have.
        locked: false,
        why: "writes the JavaScript between browser and WASM; must be exactly the version in Cargo.lock",
    })?;
    cargo_tool::tidy();
    npm_tool::wasm_opt()
}

/// geckodriver, with which the tests drive Firefox.
pub fn geckodriver() -> Result<()> {
    cargo_tool::ensure(&CargoTool {
        krate: "geckodriver",
        program: "geckodriver",
        version: "0.37.1",
        locked: true,
        why: "drives Firefox for the browser journeys; Debian has none",
    })
}

/// The tools that `cargo xtask lint` calls.
pub fn for_lint() -> Result<()> {
    rustup::wasm_target()?;
    rustup::component("rustfmt", "cargo-fmt")?;
    rustup::component("clippy", "cargo-clippy")?;
    cargo_tool::ensure(&CargoTool {
        krate: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2",
        locked: true,
        why: "checks the licences and sources of what we depend on",
    })?;
    cargo_tool::ensure(&CargoTool {
        krate: "cargo-machete",
        program: "cargo-machete",
        version: "0.9.2",
        locked: true,
        why: "finds dependencies nobody uses",
    })?;
    cargo_tool::tidy();
    npm_tool::typescript()
}

/// The server compiles SQLite and aws-lc, which are written in C.
fn c_compiler() -> Result<()> {
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".to_owned());
    if shell::output(shell::command(&compiler).arg("--version")).is_none() {
        bail!(
            "there is no C compiler (`{compiler}`), which SQLite and aws-lc need: install one, on Debian with `apt-get install build-essential`, and try again"
        );
    }
    Ok(())
}

/// The version is read from Cargo.lock, so that updating the crate updates the tool.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string("Cargo.lock").context("cannot read Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen").context("wasm-bindgen is not in Cargo.lock")
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let (_, rest) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    Some(rest.split('"').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn finds_the_package_and_not_its_namesakes() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
    }
}
