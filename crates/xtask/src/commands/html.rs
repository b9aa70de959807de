//! Runs the W3C's checker over every page of the build, and over those that the server's tests drew.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::build;
use crate::steps::Steps;
use crate::{debian, tools};
use anyhow::{Context, Result, bail};

/// The variable that tells the server's tests where to keep one page of each shape
/// (`drawn_pages.rs`).
pub const VARIABLE: &str = "DRAWN_PAGES";
const DRAWN: &str = "target/drawn-pages";

/// The mistakes that the checker may find. Leptos marks places with `<!>`, which browsers read as an empty comment.
const ALLOWED: &str = r"Bogus comment\.";

/// A page with a mistake, as a control: the checker must find it.
const WRONG: &str = "<!doctype html><html lang=\"en\"><title>Wrong</title><p hidden=\"hidden\"><div aria-label=\"x\"></div>";

/// An empty folder, by its absolute path: tests run in their own folder.
pub fn fresh_folder() -> Result<PathBuf> {
    let folder = env::current_dir()?.join(DRAWN);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("clearing {DRAWN}"))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("making {DRAWN}"))?;
    Ok(folder)
}

pub fn check(steps: &mut Steps) -> Result<()> {
    let drawn = fs::read_dir(DRAWN).map_or(0, Iterator::count);
    if drawn == 0 {
        bail!("the tests of the server drew no page");
    }
    let wrong = Path::new("target/wrong.html");
    fs::write(wrong, WRONG)?;
    let silent = checker(wrong)?.output()?;
    if silent.status.success() {
        bail!("the checker takes what is wrong");
    }
    println!("{drawn} pages that the tests of the server drew, and all of the build");
    let result = crate::shell::run(checker(Path::new(DRAWN))?.arg(build::SITE));
    steps.count(result.is_ok().into(), result.is_err().into());
    result
}

fn checker(pages: &Path) -> Result<Command> {
    let mut command = Command::new(debian::java()?);
    // The checker's parser is recursive, and needs a large stack.
    command.args(["-Xss8m", "-jar", tools::VNU]);
    command.args([
        "--errors-only",
        "--skip-non-html",
        "--filterpattern",
        ALLOWED,
    ]);
    command.arg(pages);
    Ok(command)
}
