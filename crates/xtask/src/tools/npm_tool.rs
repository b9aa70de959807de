//! Tools from npm, which has recent versions for every platform.

use crate::shell::{self, TOOLS};
use crate::stamp::Stamp;
use anyhow::{Context, Result, bail};
use std::fs;

const FOLDER: &str = "crates/xtask/tools";
const LOCK: &str = "crates/xtask/tools/package-lock.json";
const WASM_OPT: &str = "132";

/// The script of axe-core, which the browser journeys run in a page.
pub const AXE: &str = "target/tools/node_modules/axe-core/axe.min.js";

/// The W3C's checker.
pub const VNU: &str = "target/tools/node_modules/vnu-jar/build/dist/vnu.jar";

/// wasm-opt: Debian's is too old.
pub fn wasm_opt() -> Result<()> {
    // It prints `wasm-opt version 132 (version_132)`.
    if shell::output(&mut shell::command("wasm-opt --version"))
        .is_some_and(|text| text.split_whitespace().nth(2) == Some(WASM_OPT))
    {
        return Ok(());
    }
    let why = "makes the app about a fifth smaller";
    ensure(&program("wasm-opt"), "wasm-opt", why)
}

/// esbuild: bundles and minifies what partners load.
pub fn esbuild() -> Result<()> {
    ensure(
        &program("esbuild"),
        "esbuild",
        "makes the script for partner sites small",
    )
}

/// typescript: checks the types that the comments of the JavaScript declare.
pub fn typescript() -> Result<()> {
    ensure(
        &program("tsc"),
        "typescript",
        "checks the types of the JavaScript",
    )
}

/// axe-core: the rules of accessibility that a program can check.
pub fn axe_core() -> Result<()> {
    let why = "checks the pages for accessibility, in the browser";
    ensure(AXE, "axe-core", why)
}

/// vnu: the W3C's checker of HTML. Java runs it.
pub fn vnu() -> Result<()> {
    ensure(VNU, "vnu", "checks that the pages are valid HTML")
}

fn program(name: &str) -> String {
    format!("{TOOLS}/node_modules/.bin/{name}")
}

/// Installs the lock file's tools, unless they are there already, and this file of the one that is needed.
fn ensure(file: &str, tool: &str, why: &str) -> Result<()> {
    Stamp::of("npm", &[LOCK], &[], "")?.unless_fresh(file, || install(tool, why))
}

/// Installs everything in the lock file, since npm removes packages that are not named.
fn install(tool: &str, why: &str) -> Result<()> {
    if shell::find("npm").is_none() {
        bail!(
            "npm is missing, and with it {tool}, which {why}: install Node.js 20 or newer (it brings npm) and try again"
        );
    }
    println!("Installing {tool} into {TOOLS}: {why}.");
    fs::create_dir_all(TOOLS)?;
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        fs::copy(format!("{FOLDER}/{file}"), format!("{TOOLS}/{file}"))
            .with_context(|| format!("cannot copy {FOLDER}/{file}"))?;
    }
    let mut command = shell::command("npm ci --no-audit --no-fund --loglevel=error");
    shell::run(command.current_dir(TOOLS)).with_context(|| {
        format!("{tool} could not be installed: see npm's message above, and try again once the cause is gone")
    })
}
