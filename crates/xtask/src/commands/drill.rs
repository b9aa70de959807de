//! `cargo xtask drill`: repeats the faults of the tests for longer. `kills`, `disk`, `errors` and
//! `clock` have a control that must be caught: a server that answers too early, or believes its
//! clock too soon.

use super::build::{self, Profile};
use super::test::with_environment;
use crate::debian::{self, Browser};
use crate::shell;
use crate::steps::Steps;
use anyhow::{Result, bail};
use std::env;

const KILLS: &str = "200";
const JUMPS: &str = "200";

/// Name, tests and description of each drill.
const DRILLS: [(&str, &str, &str); 7] = [
    (
        "kills",
        "--test crash",
        "servers killed under load, on both databases",
    ),
    (
        "disk",
        "--test full-disk",
        "no room for a commit, on both databases",
    ),
    (
        "errors",
        "--test broken-disk",
        "a disk that fails to keep what it was given, on both databases",
    ),
    (
        "clock",
        "--test api --test api-postgres clock",
        "a clock that jumps by years, on both databases",
    ),
    (
        "database",
        "--test api-postgres outage",
        "PostgreSQL stopped, crashed, slow, cut off",
    ),
    (
        "instances",
        "--test instances",
        "servers started again behind nginx",
    ),
    (
        WORDPRESS,
        // The purpose of this drill is the table that it prints.
        "--test wordpress -- --ignored --nocapture",
        "petitions in a real WordPress, by role, theme and way",
    ),
];

/// The only drill that needs a browser.
const WORDPRESS: &str = "wordpress";

pub fn drill(wanted: &[String]) -> Result<()> {
    let names = DRILLS.map(|(name, ..)| name);
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(&name.as_str())) {
        bail!(
            "there is no drill {unknown}: choose from {}",
            names.join(", ")
        );
    }
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|one| one == name);
    let mut steps = Steps::default();
    let mut browser = None;
    let ready = steps.run("install the servers", |_| debian::servers())
        && steps.run("build the server", |_| build::programs(Profile::Release))
        && (!is_wanted(WORDPRESS)
            || steps.run("install WordPress, build the site", |_| {
                debian::wordpress()?;
                browser = Some(debian::browser()?);
                build::install()?;
                build::app()?;
                build::pages(build::LOCAL_URL, Profile::Release)
            }));
    for (name, test, what) in DRILLS {
        if ready && is_wanted(name) {
            steps.run(what, |steps| run(test, browser.as_ref(), steps));
        }
    }
    steps.finish_tests()
}

fn run(test: &str, browser: Option<&Browser>, steps: &mut Steps) -> Result<()> {
    let mut command = shell::command(&format!("cargo test {} {test}", build::ALL));
    command.env("KILLS", KILLS).env("JUMPS", JUMPS).env(
        "MARATHON_BIN",
        env::current_dir()?.join(Profile::Release.server()),
    );
    if let Some(browser) = browser {
        with_environment(&mut command, browser, Profile::Release)?;
    }
    shell::run_watched(&mut command, |line| steps.read(line))
}
