//! `cargo xtask test`: installs, builds and tests everything, and times each step.

use super::build::{self, Profile};
use super::{html, schemathesis};
use crate::debian::{self, Browser};
use crate::steps::Steps;
use crate::{shell, tools};
use anyhow::{Result, anyhow};
use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

/// As a filter, this name runs the fuzzer alone.
const FUZZER: &str = "schemathesis";

struct Browsers {
    chromium: Browser,
    firefox: PathBuf,
    webkit: PathBuf,
}

pub fn test(filters: &[String]) -> Result<()> {
    let fuzz = filters.is_empty() || filters.iter().any(|filter| filter == FUZZER);
    let cargo_tests = filters.iter().all(|filter| filter != FUZZER);
    // Pages of every shape are drawn only if all tests of the server run.
    let check_html = filters.is_empty();
    let mut steps = Steps::default();
    let mut browsers = None;

    let ready = steps.run("install what the tests need", |_| {
        // Debian's and Python's packages wait for the network, the other tools for the processor.
        thread::scope(|scope| {
            let packages = scope.spawn(|| {
                if check_html {
                    debian::java()?;
                }
                if fuzz {
                    tools::schemathesis()?;
                }
                cargo_tests.then(install_programs).transpose()
            });
            if check_html {
                tools::vnu()?;
            }
            if cargo_tests {
                tools::geckodriver()?;
                tools::axe_core()?;
            }
            build::install()?;
            let packages = packages
                .join()
                .map_err(|_| anyhow!("installing packages panicked"))?;
            browsers = packages?;
            Ok(())
        })
    }) && steps.run("build the app", |_| build::app())
        && steps.run("compile the programs and the tests", |_| compile())
        && steps.run("write the pages", |_| {
            build::pages(build::LOCAL_URL, Profile::Dev)
        });

    if ready {
        if let Some(browsers) = &browsers {
            steps.run("cargo test", |steps| {
                run_cargo_tests(steps, browsers, filters)
            });
        }
        if check_html {
            steps.run("valid HTML", html::check);
        }
        if fuzz {
            steps.run(FUZZER, schemathesis::run);
        }
    }
    steps.finish_tests()
}

/// What Debian and Python have.
fn install_programs() -> Result<Browsers> {
    debian::servers()?;
    debian::wordpress()?;
    tools::python()?;
    Ok(Browsers {
        chromium: debian::browser()?,
        firefox: debian::firefox()?,
        webkit: debian::webkit()?,
    })
}

/// Compiles what is tested together with the tests, so that both share their dependencies.
fn compile() -> Result<()> {
    let programs = "--bin prerender --bin marathon";
    let mut cargo = shell::command(&format!("cargo build {} --tests {programs}", build::ALL));
    shell::run(cargo.env(build::BUILD, build::code()?))
}

fn run_cargo_tests(steps: &mut Steps, browsers: &Browsers, filters: &[String]) -> Result<()> {
    let mut command = cargo_test("--no-fail-fast");
    let python = env::current_dir()?.join(tools::python()?);
    command.arg("--").args(filters);
    command.env("PYTHON", python);
    command
        .env("FIREFOX", &browsers.firefox)
        .env("MINIBROWSER", &browsers.webkit);
    command.env(html::VARIABLE, html::fresh_folder()?);
    // As compiled: without the name everything would be compiled again.
    command.env(build::BUILD, build::code()?);
    let command = with_environment(&mut command, &browsers.chromium, Profile::Dev)?;
    shell::run_watched(command, |line| steps.read(line))
}

fn cargo_test(flags: &str) -> Command {
    shell::command(&format!("cargo test {} {flags}", build::ALL))
}

/// Sets the paths of the programs that the whole-system tests drive. The paths are absolute, since
/// tests run in their own folder.
pub fn with_environment<'a>(
    command: &'a mut Command,
    browser: &Browser,
    profile: Profile,
) -> Result<&'a mut Command> {
    let root = env::current_dir()?;
    Ok(command
        .env("MARATHON_BIN", root.join(profile.server()))
        .env("MARATHON_SITE", root.join(build::SITE))
        .env("CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver)
        .env("AXE", root.join(tools::AXE)))
}
