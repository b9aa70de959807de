//! The account that the server runs as: PostgreSQL refuses to run as root.

use std::{
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::Command,
};

/// The account `postgres` if this process is root's, and its own account otherwise.
pub struct Account(Option<(u32, u32)>);

impl Account {
    pub fn find() -> Self {
        if id(&["-u"]) != Some(0) {
            return Self(None);
        }
        let of = |flag| id(&[flag, "postgres"]);
        Self(of("-u").zip(of("-g")))
    }

    /// Gives a folder to the account.
    pub fn give(&self, folder: &Path) {
        if let Some((user, group)) = self.0 {
            chown(folder, Some(user), Some(group)).expect("root gives folders away");
        }
    }

    /// A program that runs as the account. It does not run in the tester's folder, which the
    /// account may not enter.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").env("LC_ALL", "C");
        if let Some((user, group)) = self.0 {
            command.uid(user).gid(group);
        }
        command
    }
}

fn id(arguments: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(arguments).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
