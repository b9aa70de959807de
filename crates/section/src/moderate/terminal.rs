//! A person at a terminal: lines out, a line in.

use std::io::{BufRead, Write};

use crate::error::CliError;

pub struct Terminal<I, O> {
    input: I,
    output: O,
}

impl<I: BufRead, O: Write> Terminal<I, O> {
    pub fn new(input: I, output: O) -> Self {
        Self { input, output }
    }

    pub fn say(&mut self, line: &str) -> Result<(), CliError> {
        writeln!(self.output, "{}", plain(line)).map_err(CliError::Output)
    }

    /// The typed line, without white space around it. None at the end of the input.
    pub fn ask(&mut self, prompt: &str) -> Result<Option<String>, CliError> {
        write!(self.output, "{prompt} ")
            .and_then(|()| self.output.flush())
            .map_err(CliError::Output)?;
        let mut line = String::new();
        match self.input.read_line(&mut line).map_err(CliError::Input)? {
            0 => {
                self.say("")?;
                Ok(None)
            }
            _ => Ok(Some(line.trim().to_owned())),
        }
    }
}

/// The line without characters that could control the terminal.
fn plain(line: &str) -> String {
    line.chars().filter(|one| !one.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_said_commands_the_terminal() {
        let mut output = Vec::new();
        let mut terminal = Terminal::new(&b" r \n"[..], &mut output);
        terminal.say("Courage\u{1b}[2J\u{9b}1m").unwrap();
        assert_eq!(terminal.ask(">").unwrap().as_deref(), Some("r"));
        assert_eq!(terminal.ask(">").unwrap(), None);
        assert_eq!(output, b"Courage[2J1m\n> > \n");
    }
}
