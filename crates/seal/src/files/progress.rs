//! The progress of a long command, on standard error.

use std::io::{IsTerminal, Write, stderr};

/// Shows a running count of records: on a terminal in one line that changes, in a log now and then.
pub struct Progress {
    terminal: bool,
    records: u64,
}

impl Progress {
    pub fn begin() -> Self {
        Self {
            terminal: stderr().is_terminal(),
            records: 0,
        }
    }

    /// Counts one more record.
    pub fn step(&mut self) {
        self.records += 1;
        // A closed standard error is no reason to stop.
        if self.terminal && self.records.is_multiple_of(1000) {
            let _ = write!(stderr(), "\r{} records", self.records);
        } else if !self.terminal && self.records.is_multiple_of(100_000) {
            let _ = writeln!(stderr(), "{} records", self.records);
        }
    }

    /// Clears the line on a terminal.
    pub fn end(&self) {
        if self.terminal && self.records >= 1000 {
            let _ = write!(stderr(), "\r                              \r");
        }
    }
}
