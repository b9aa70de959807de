//! `cargo xtask bench`: measures the figures on this machine.

use super::build::{self, Profile};
use super::test;
use crate::debian::Browser;
use crate::{debian, shell, tools};
use anyhow::Result;
use std::env;

/// The parts that run as tests, because they need the setup of the browser journeys: their names, and the tests. The
/// last takes about six minutes, and fails if a rule is broken anywhere.
const AS_TESTS: [(&str, &str); 2] = [
    (
        "clicks",
        "--test journeys -- --ignored --nocapture clicks::",
    ),
    (
        "accessibility",
        "--test journeys -- --nocapture accessible::no_rule",
    ),
];
/// The parts that need the section's program, which takes long to build because it makes documents.
const OF_A_SECTION: [&str; 3] = ["hand-over", "set-aside", "false-signatures"];

pub fn bench(bench_flags: &[String]) -> Result<()> {
    let browser = debian::browser()?;
    debian::servers()?;
    tools::axe_core()?;
    build::build(build::LOCAL_URL, Profile::Release)?;
    // A test checks the budgets; its output is the table of bytes.
    run_test(&browser, "--test sizes -- --nocapture")?;
    let is_test = |flag: &&String| AS_TESTS.iter().any(|(name, _)| flag == name);
    let (as_tests, others): (Vec<_>, Vec<_>) = bench_flags.iter().partition(is_test);
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
    for (name, tests) in AS_TESTS {
        if bench_flags.is_empty() || as_tests.iter().any(|flag| *flag == name) {
            run_test(&browser, tests)?;
        }
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
