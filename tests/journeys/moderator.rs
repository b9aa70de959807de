//! A moderator of a section, with the real program and the section's moderation key.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use marathon_tests::server::section;

use crate::stage::Stage;

/// With a token of their own.
pub struct Moderator<'a> {
    stage: &'a Stage,
}

impl<'a> Moderator<'a> {
    /// Of a section.
    pub fn new(stage: &'a Stage, section: &str) -> Self {
        Self::named(stage, section, "Amina")
    }

    /// Of a section, by a name that nobody there had before.
    pub fn named(stage: &'a Stage, section: &str, name: &str) -> Self {
        let mut add = Command::new(stage.program());
        add.args(["staff", "add", "--section", section, "--name", name]);
        let token = add
            .args(["--database", &stage.database()])
            .output()
            .expect("the program starts");
        fs::write(stage.file("token"), token.stdout).expect("there is room for a token");
        Self { stage }
    }

    /// Types these keys, one a line, and returns the program's output.
    pub fn types(&self, arguments: &[&str], keys: &[&str]) -> String {
        let mut program = Command::new(section())
            .arg("moderate")
            .arg("--key")
            .arg(self.stage.moderation_key())
            .arg("--token-file")
            .arg(self.stage.file("token"))
            .args(["--url", &self.stage.origin()])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let keys = keys.join("\n") + "\n";
        let mut input = program.stdin.take().expect("it reads");
        input.write_all(keys.as_bytes()).expect("it reads");
        drop(input);
        let output = program.wait_with_output().expect("it ends");
        assert!(output.status.success(), "it says why on standard error");
        String::from_utf8(output.stdout).expect("it writes text")
    }
}
