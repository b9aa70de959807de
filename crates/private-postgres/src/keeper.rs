//! Ends the server when the process that started it has ended, even by a signal.

use std::{
    io::Write,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::account::Account;

/// Runs the server until a line on the standard input names the signal to end it with. If the input
/// closes, the process that started it has ended, and nobody needs the folder any more. A signal to
/// all processes of a terminal ends the others, but not this shell, which cleans up.
const SCRIPT: &str = r#"
trap '' INT TERM
"$@" &
if read -r signal; then
    kill "-$signal" $!
    wait $!
else
    kill -QUIT $!
    wait $!
    rm -rf "$FOLDER"
fi
"#;

/// How a server is stopped.
#[derive(Clone, Copy)]
pub enum Stop {
    /// It finishes its work, and writes everything to its files.
    Orderly,
    /// It ends at once, as when the machine loses power. The next start recovers.
    Crash,
}

/// A shell beside the server, which waits on its standard input.
pub struct Keeper(Child);

impl Keeper {
    /// The command of a server under this shell. Its arguments are the server's.
    pub fn of(account: &Account, server: &Path, folder: &Path) -> Command {
        let mut command = account.command(Path::new("/bin/sh"));
        command.args(["-c", SCRIPT, "keeper"]).arg(server);
        command.env("FOLDER", folder).stdin(Stdio::piped());
        command
    }

    pub fn start(mut command: Command) -> Self {
        Self(command.spawn().expect("there is a shell"))
    }

    /// Stops the server, and returns once it has ended.
    pub fn stop(mut self, how: Stop) {
        let signal: &[u8] = match how {
            Stop::Orderly => b"INT\n",
            Stop::Crash => b"QUIT\n",
        };
        let mut input = self.0.stdin.take().expect("its input is ours");
        input.write_all(signal).expect("it listens");
        self.0.wait().expect("it ends");
    }

    /// Ends the server, and removes its folder.
    pub fn clear_away(mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}
