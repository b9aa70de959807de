//! `cargo xtask bench`: measures the figures on this machine.

use super::build::{self, Profile};
use super::test;
use crate::debian::Browser;
use crate::{debian, shell, tools};
use anyhow::Result;
use std::env;

/// The part that runs as a test, because it needs the setup of the browser journeys.
const ACCESSIBILITY: &str = "accessibility";
/// The parts that need the section's program, which takes long to build because it makes documents.
const OF_A_SECTION: [&str; 3] = ["hand-over", "set-aside", "false-signatures"];

pub fn bench(bench_flags: &[String]) -> Result<()> {
    let browser = debian::browser()?;
    debian::servers()?;
    tools::axe_core()?;
    build::build(build::LOCAL_URL, Profile::Release)?;
    // A test checks the budgets; its output is the table of bytes.
    run_test(&browser, "--test sizes -- --nocapture")?;
    let (accessibility, others): (Vec<_>, Vec<_>) =
        bench_flags.iter().partition(|flag| *flag == ACCESSIBILITY);
    let needs_section = |flag: &String| OF_A_SECTION.contains(&flag.as_str());
    if bench_flags.iter().any(needs_section) {
        build::sections_program()?;
    }
    if bench_flags.is_empty() || !others.is_empty() {
        let mut bench =
            shell::command("cargo run --quiet --release -p marathon-tests --bin bench --");
        bench.env(
            "MARATHON_SECTION_BIN",
            env::current_dir()?.join(build::SECTIONS_PROGRAM),
        );
        shell::run(test::with_environment(
            bench.args(others),
            &browser,
            Profile::Release,
        )?)?;
    }
    if bench_flags.is_empty() || !accessibility.is_empty() {
        // This comes last: it takes about six minutes, and fails if a rule is broken anywhere.
        run_test(
            &browser,
            "--test journeys -- --nocapture accessible::no_rule",
        )?;
    }
    Ok(())
}

fn run_test(browser: &Browser, arguments: &str) -> Result<()> {
    let mut command = shell::command(&format!("cargo test --quiet {} {arguments}", build::ALL));
    command.env("COMBINATIONS", "all");
    shell::run(test::with_environment(
        &mut command,
        browser,
        Profile::Release,
    )?)
}
