//! Parts that rustup adds to a toolchain: the WASM target, the formatter and the linter.

use crate::shell;
use anyhow::{Context, Result, bail};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

pub fn wasm_target() -> Result<()> {
    // This asks rustc and not rustup, because a distribution's Rust may have the target too.
    let libraries = shell::output(&mut shell::command(&format!(
        "rustc --print target-libdir --target {TARGET}"
    )));
    if libraries.is_some_and(|path| Path::new(path.trim()).is_dir()) {
        return Ok(());
    }
    println!("Adding Rust's {TARGET} target: the app is compiled to WebAssembly.");
    rustup(&format!("target add {TARGET}"))
}

pub fn component(component: &str, program: &str) -> Result<()> {
    if shell::output(shell::command(program).arg("--version")).is_some() {
        return Ok(());
    }
    println!("Adding Rust's {component}.");
    rustup(&format!("component add {component}"))
}

fn rustup(arguments: &str) -> Result<()> {
    if shell::find("rustup").is_none() {
        bail!(
            "rustup is missing, so `rustup {arguments}` cannot be run: install Rust by rustup, or this part by your distribution's packages, and try again"
        );
    }
    shell::run(&mut shell::command(&format!("rustup {arguments}")))
        .with_context(|| format!("`rustup {arguments}` failed: see its message above, and try again once the cause is gone"))
}
