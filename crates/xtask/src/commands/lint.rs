//! `cargo xtask lint`: everything that can be said about the code without running it.

use super::build::WITH_SSR;
use crate::steps::Steps;
use crate::{shell, tools};
use anyhow::Result;

pub fn lint() -> Result<()> {
    let wasm = |features: &str| {
        let target = "--target wasm32-unknown-unknown -p marathon-app --lib --bins";
        format!("cargo clippy {target} --features {features} -- -D warnings")
    };
    let mut steps = Steps::default();
    let ready = steps.run("install the linters", |_| tools::for_lint());
    // The app is not looked at without a feature: nobody builds it so, and most of it would be unused.
    let checks = [
        ("format", "cargo fmt --all --check".to_owned()),
        (
            "clippy, host",
            format!("cargo clippy {WITH_SSR} --all-targets -- -D warnings"),
        ),
        ("clippy, wasm32, hydrate", wasm("hydrate")),
        ("clippy, wasm32, csr", wasm("csr")),
        ("rustdoc", format!("cargo doc {WITH_SSR} --no-deps --quiet")),
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
    }
    steps.finish()
}
