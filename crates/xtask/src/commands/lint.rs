//! `cargo xtask lint`: checks everything that can be checked without running the code.

use super::build::ALL;
use crate::steps::Steps;
use crate::{shell, tools};
use anyhow::Result;

pub fn lint() -> Result<()> {
    let mut steps = Steps::default();
    let ready = steps.run("install the linters", |_| tools::for_lint());
    // The app is checked twice: as the browser runs it, and, with `crates/site`, as pages are drawn
    // from it. It is never built without a feature: most of it would be unused.
    let wasm = "-p marathon-app --lib --bins --features hydrate --target wasm32-unknown-unknown";
    let checks = [
        ("format", "cargo fmt --all --check".to_owned()),
        (
            "clippy, host",
            format!("cargo clippy {ALL} --all-targets -- -D warnings"),
        ),
        ("clippy, browser", format!("cargo clippy {wasm} -- -D warnings")),
        ("rustdoc", format!("cargo doc {ALL} --no-deps --quiet")),
        ("types of JavaScript", "tsc --project embed".to_owned()),
        (
            "licences, bans, sources",
            "cargo deny --workspace --log-level error check --hide-inclusion-graph bans licenses sources".to_owned(),
        ),
        ("unused dependencies", "cargo-machete".to_owned()),
    ];
    if ready {
        for (name, line) in checks {
            steps.run(name, |_| {
                shell::run(shell::command(&line).env("RUSTDOCFLAGS", "-D warnings"))
            });
        }
        steps.run("advisories", |_| advisories());
    }
    steps.finish()
}

/// Checks dependencies for known vulnerabilities. If their database cannot be reached, it says that
/// nothing was checked.
fn advisories() -> Result<()> {
    // A dead connection must not block this for ever.
    let fetch = "timeout 120 cargo deny --workspace --log-level error fetch db";
    if shell::output(&mut shell::command(fetch)).is_none() {
        println!("NOT CHECKED: the database of advisories cannot be had from here.");
        return Ok(());
    }
    let check = "cargo deny --workspace --log-level error check --hide-inclusion-graph advisories";
    shell::run(&mut shell::command(check))
}
