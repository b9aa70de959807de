//! Lines of a file of any length, in constant memory; and lines of JSON to standard output.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;

use crate::error::CliError;

/// The longest line: far more than a record needs. A longer one is not a record, and must not fill
/// the memory.
const LONGEST: u64 = 1 << 20;

/// Reads one line after the other into the same buffer.
pub struct Lines<R> {
    input: R,
    line: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Self {
            input,
            line: Vec::new(),
            number: 0,
        }
    }

    /// The next line with its line break, and its number, counted from one. None at the end.
    pub fn next(&mut self) -> Result<Option<(u64, &[u8])>, CliError> {
        self.line.clear();
        self.number += 1;
        let mut limited = self.input.by_ref().take(LONGEST);
        let read = limited
            .read_until(b'\n', &mut self.line)
            .map_err(CliError::Input)?;
        if read as u64 == LONGEST && !self.line.ends_with(b"\n") {
            return Err(CliError::Line {
                line: self.number,
                reason: "it is longer than any record".to_owned(),
            });
        }
        Ok((read > 0).then_some((self.number, &self.line)))
    }
}

/// Writes one JSON object and a line break to standard output.
pub fn write_line(out: &mut impl Write, line: &impl Serialize) -> Result<(), CliError> {
    serde_json::to_writer(&mut *out, line)
        .map_err(io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .map_err(CliError::Output)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_keeps_its_break_and_an_endless_one_is_refused() {
        let mut lines = Lines::new(&b"a\n\nb"[..]);
        assert_eq!(lines.next().unwrap(), Some((1, &b"a\n"[..])));
        assert_eq!(lines.next().unwrap(), Some((2, &b"\n"[..])));
        assert_eq!(lines.next().unwrap(), Some((3, &b"b"[..])));
        assert_eq!(lines.next().unwrap(), None);

        let endless = io::BufReader::new(io::repeat(b'x'));
        let error = Lines::new(endless).next().unwrap_err().to_string();
        assert!(error.starts_with("line 1: it is longer"), "{error}");
    }
}
