//! A program that runs beside the journeys, and ends when they do, however they end.

use std::{
    ffi::OsString,
    io::{self, BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::Instant,
};

use marathon_tests::eventually::SOON;

/// The shell waits for its input to close, which the end of our process does even when it is killed,
/// and then ends the program, and before it its children, which would outlive it.
const KEEPER: &str =
    r#"trap '' INT; "$0" "$@" & kept=$!; read -r _; pkill -P $kept; kill -9 $kept"#;

#[derive(Debug)]
pub struct KeptProgram {
    /// Holds the shell's input open.
    _keeper: Child,
}

/// The lines that it says.
pub struct Said(mpsc::Receiver<String>);

impl KeptProgram {
    pub fn start(
        program: OsString,
        arguments: &[&str],
        environment: &[(&str, OsString)],
    ) -> io::Result<(Self, Said)> {
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER])
            .arg(program)
            .args(arguments)
            .envs(environment.iter().cloned())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let said = BufReader::new(keeper.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        let (sender, lines) = mpsc::channel();
        // To the end: what it goes on saying would fill the pipe, and stop it.
        thread::spawn(move || {
            for line in said.split(b'\n').map_while(Result::ok) {
                // Nobody may listen any more.
                let _ = sender.send(String::from_utf8_lossy(&line).into_owned());
            }
        });
        Ok((Self { _keeper: keeper }, Said(lines)))
    }
}

impl Said {
    /// What is found in the first line that has it.
    ///
    /// # Errors
    /// Where it ends before, or says no such thing in time.
    pub fn says<T>(&self, find: impl Fn(&str) -> Option<T>) -> io::Result<T> {
        let started = Instant::now();
        loop {
            let left = SOON.saturating_sub(started.elapsed());
            let line = self.0.recv_timeout(left).map_err(io::Error::other)?;
            if let Some(found) = find(&line) {
                return Ok(found);
            }
        }
    }
}
