//! Runs other programs: our tools come first on PATH, each command is shown, and a failure names
//! it.

use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder into which `tools` installs. It is inside target/, so `cargo clean` removes the tools too.
pub const TOOLS: &str = "target/tools";

/// All paths in this crate are relative to the root of the workspace.
pub fn enter_root() -> Result<()> {
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = manifest
        .join("../..")
        .canonicalize()
        .context("the workspace is not where it was when xtask was built")?;
    env::set_current_dir(&root).with_context(|| format!("cannot enter {}", root.display()))
}

/// A command, with its words separated by spaces. It finds our tools before those of the machine.
pub fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    // Outputs are expected in target/, whatever the machine's configuration says.
    let target = env::current_dir().unwrap_or_default().join("target");
    command
        .args(words)
        .env("PATH", search_path())
        .env("CARGO_TARGET_DIR", target)
        // This variable is ours alone: some build scripts run again when it changes.
        .env_remove("CARGO_MANIFEST_DIR");
    command
}

fn search_path() -> OsString {
    let root = env::current_dir().unwrap_or_default().join(TOOLS);
    let ours = [root.join("bin"), root.join("node_modules/.bin")];
    let theirs = env::var_os("PATH").unwrap_or_default();
    env::join_paths(ours.into_iter().chain(env::split_paths(&theirs))).unwrap_or(theirs)
}

/// The full path of a program, if it is installed.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&search_path())
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// Runs it with its output shown; an error says which command failed.
pub fn run(command: &mut Command) -> Result<()> {
    say(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", show(command));
    }
    Ok(())
}

/// Runs it with its output shown and handed line by line to `each_line` too.
pub fn run_watched(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<()> {
    say(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.context("the output of the command stopped")?;
            let line = String::from_utf8_lossy(&line);
            writeln!(io::stdout(), "{line}")?;
            each_line(&line);
        }
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`{}` failed ({status})", show(command));
    }
    Ok(())
}

/// The command's output. None if it cannot be started or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Colours for a terminal, plain text for files and CI.
pub fn paint(code: &str, text: &str) -> String {
    if io::stdout().is_terminal() {
        format!("\x1b[{code}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

fn say(command: &Command) {
    println!("{}", paint("2", &format!("$ {}", show(command))));
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
