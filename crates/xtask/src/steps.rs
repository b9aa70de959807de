//! The steps of a long command: each timed, a table of them at the end, and a line of totals.

use crate::shell::paint;
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Steps {
    rows: Vec<Row>,
    passed: u32,
    failed: u32,
    /// Where tests panicked, each with the first line of its message.
    panics: Vec<String>,
}

struct Row {
    name: &'static str,
    time: Duration,
    error: Option<String>,
}

impl Steps {
    /// Runs a step. A failure is kept for the end, so that the following steps report too.
    pub fn run(&mut self, name: &'static str, step: impl FnOnce(&mut Self) -> Result<()>) -> bool {
        println!("\n{}", paint("1", &format!("── {name}")));
        let start = Instant::now();
        let error = step(self).err().map(|error| format!("{error:#}"));
        if let Some(error) = &error {
            eprintln!("{} {name}: {error}", paint("31;1", "failed:"));
        }
        let ok = error.is_none();
        self.rows.push(Row {
            name,
            time: start.elapsed(),
            error,
        });
        ok
    }

    pub fn count(&mut self, passed: u32, failed: u32) {
        self.passed += passed;
        self.failed += failed;
    }

    /// Counts and keeps what a line of `cargo test` says.
    pub fn read(&mut self, line: &str) {
        if let Some((passed, failed)) = read_test_result(line) {
            self.count(passed, failed);
        }
        if let Some(panic) = self.panics.last_mut().filter(|panic| panic.ends_with(':')) {
            panic.push(' ');
            panic.push_str(line);
        } else if line.starts_with("thread '") && line.contains(" panicked at ") {
            self.panics.push(line.to_owned());
        }
    }

    /// Prints the table; an error when a step failed.
    pub fn finish(&self) -> Result<()> {
        println!();
        for row in &self.rows {
            let mark = if row.error.is_none() {
                paint("32", "ok    ")
            } else {
                paint("31;1", "FAILED")
            };
            println!("{mark}  {:<40} {:>7.1} s", row.name, row.time.as_secs_f64());
        }
        let total: f64 = self.rows.iter().map(|row| row.time.as_secs_f64()).sum();
        println!("        {:<40} {total:>7.1} s", "together");
        let failed: Vec<_> = self
            .rows
            .iter()
            .filter(|row| row.error.is_some())
            .map(|row| row.name)
            .collect();
        if !failed.is_empty() {
            bail!("failed: {}", failed.join("; "));
        }
        Ok(())
    }

    /// The same, followed by where tests panicked, and the plain line that CI reads. A step that failed without any
    /// test (it did not compile, say) counts as one failure, so that the line is never green by mistake.
    pub fn finish_tests(&self) -> Result<()> {
        let result = self.finish();
        let failed = if result.is_err() {
            self.failed.max(1)
        } else {
            self.failed
        };
        if !self.panics.is_empty() {
            println!("\n{}", self.panics.join("\n"));
        }
        println!("\n{} passed, {failed} failed", self.passed);
        result
    }
}

/// Reads the last line of `cargo test`: `test result: ok. 5 passed; 0 failed; …`.
fn read_test_result(line: &str) -> Option<(u32, u32)> {
    let rest = line.trim_start().strip_prefix("test result: ")?;
    let number_before = |word: &str| {
        rest.split(word)
            .next()?
            .split_whitespace()
            .last()?
            .parse()
            .ok()
    };
    Some((number_before(" passed")?, number_before(" failed")?))
}

#[cfg(test)]
mod tests {
    use super::{Steps, read_test_result};

    #[test]
    fn reads_the_closing_line_of_cargo_test() {
        let line = "test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(read_test_result(line), Some((5, 2)));
        assert_eq!(read_test_result("test a_name ... ok"), None);
    }

    #[test]
    fn keeps_where_tests_panicked_and_why() {
        let lines = "test a_name ... FAILED
---- a_name stdout ----
thread 'a_name' (7) panicked at tests/a.rs:1:2:
never: the number moves
stack backtrace:
test result: FAILED. 5 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        let mut steps = Steps::default();
        lines.lines().for_each(|line| steps.read(line));
        let panic = "thread 'a_name' (7) panicked at tests/a.rs:1:2: never: the number moves";
        assert_eq!(steps.panics, [panic]);
        assert_eq!((steps.passed, steps.failed), (5, 1));
    }
}
