//! A running server as a child process, ended when dropped.

use crate::{probe, shell};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

pub struct Server {
    child: Child,
}

impl Server {
    pub fn start(binary: &str, flags: &[&str]) -> Result<Self> {
        Self::spawn(Self::command(binary, flags))
    }

    /// The same, with its output in a file: for a server that gets thousands of requests.
    pub fn start_logging_to(log: &str, binary: &str, flags: &[&str]) -> Result<Self> {
        let file = File::create(log).with_context(|| format!("cannot write {log}"))?;
        let mut command = Self::command(binary, flags);
        command.stdout(file.try_clone()?).stderr(file);
        Self::spawn(command)
    }

    fn command(binary: &str, flags: &[&str]) -> Command {
        let mut command = shell::command(binary);
        command.arg("serve").args(flags).stdin(Stdio::null());
        command
    }

    fn spawn(mut command: Command) -> Result<Self> {
        let child = command.spawn().context("cannot start the server")?;
        Ok(Self { child })
    }

    /// Waits until the server answers at `address`; an error if it ends first.
    pub fn until_ready(&mut self, address: &str) -> Result<()> {
        let start = Instant::now();
        while !probe::is_ready(address) {
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended at once ({status}): see its message above");
            }
            if start.elapsed() > Duration::from_secs(30) {
                bail!("the server did not get ready at {address} within 30 s");
            }
            sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Asks the server to end, as a service manager does, and waits while it writes what it has accepted.
    fn stop(&mut self) {
        if let Ok(Some(_)) = self.child.try_wait() {
            return;
        }
        let asked = shell::output(&mut shell::command(&format!(
            "kill -TERM {}",
            self.child.id()
        )))
        .is_some();
        if !asked {
            let _ = self.child.kill();
        }
        let start = Instant::now();
        while let Ok(None) = self.child.try_wait() {
            if start.elapsed() > Duration::from_secs(10) {
                let _ = self.child.kill();
            }
            sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// An empty folder under target/, for the data of one run.
pub fn fresh_folder(name: &str) -> Result<String> {
    let folder = format!("target/xtask/{name}");
    if Path::new(&folder).exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {folder}"))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {folder}"))?;
    Ok(folder)
}
