//! `cargo xtask bench`: the figures, on this machine.

use super::{build, test};
use crate::{debian, shell};
use anyhow::Result;

pub fn bench(bench_flags: &[String]) -> Result<()> {
    let browser = debian::browser()?;
    build::build(build::LOCAL_URL)?;
    // The budgets are a test; its output is the table of bytes.
    let mut bytes = shell::command(&format!(
        "cargo test --quiet {} --test sizes -- --nocapture",
        build::WITH_SSR
    ));
    shell::run(test::with_environment(&mut bytes, &browser)?)?;
    let mut bench = shell::command("cargo run --quiet --release -p marathon-tests --bin bench --");
    shell::run(test::with_environment(bench.args(bench_flags), &browser)?)
}
