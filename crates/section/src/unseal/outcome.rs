//! What became of the records, for the report at the end.

use std::{collections::BTreeMap, fmt};

use marathon_seal::words::records;

use super::OpenedRecord;
use crate::{error::CliError, keyring::NotOpened};

/// The most unknown keys that are named. There are only a few, unless somebody invents them.
const KEYS: usize = 50;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    opened: u64,
    unknown: BTreeMap<String, u64>,
    damaged: Tally,
    disagreeing: Tally,
}

/// The number of such records, and the line of the first.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    number: u64,
    first: u64,
}

impl Tally {
    fn add(&mut self, line: u64) {
        if self.number == 0 {
            self.first = line;
        }
        self.number += 1;
    }
}

impl Outcome {
    /// Whether every record was opened and agrees with its clear fields.
    pub fn is_whole(&self) -> bool {
        self.unknown.is_empty() && self.damaged.number == 0 && self.disagreeing.number == 0
    }

    /// Whether any record was opened.
    pub(super) fn any(&self) -> bool {
        self.opened > 0
    }

    /// Compares the clear fields with the sealed ones: the clear ones could have been changed in
    /// the database.
    pub(super) fn opened(&mut self, number: u64, opened: &OpenedRecord) {
        self.opened += 1;
        let line = &opened.line;
        let Some(payload) = &opened.payload else {
            return;
        };
        let agree = line.country == payload.country
            && line.day == payload.day
            && opened.signatures().count() == line.petitions.len();
        if !agree {
            self.disagreeing.add(number);
        }
    }

    /// The same for a message or a letter; the caller says whether its clear fields agree with the
    /// sealed ones.
    pub(super) fn count(&mut self, number: u64, agrees: bool) {
        self.opened += 1;
        if !agrees {
            self.disagreeing.add(number);
        }
    }

    /// Counts a record that was not opened. One that needs a newer program is an error.
    pub(super) fn not_opened(&mut self, number: u64, why: NotOpened) -> Result<(), CliError> {
        match why {
            NotOpened::UnknownKey(key_id) => self.unknown_key(key_id),
            NotOpened::Damaged => self.damaged.add(number),
            NotOpened::Never(reason) => {
                return Err(CliError::Line {
                    line: number,
                    reason,
                });
            }
        }
        Ok(())
    }

    fn unknown_key(&mut self, key_id: String) {
        let known = self.unknown.contains_key(&key_id) || self.unknown.len() < KEYS;
        // The name comes from the file and goes to a terminal.
        let name = match known {
            true => key_id.escape_debug().to_string(),
            false => "others".to_owned(),
        };
        *self.unknown.entry(name).or_default() += 1;
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Opened {}.", records(self.opened))?;
        for (key, number) in &self.unknown {
            write!(
                formatter,
                "\nNOT OPENED: {} sealed to key {key}, which was not given. Find the key \
                 file for which `marathon-section keys show --key FILE` says this key_id, and run it again with \
                 one more --key.",
                records(*number)
            )?;
        }
        if self.damaged.number > 0 {
            write!(
                formatter,
                "\nNOT OPENED: {}, altered after sealing; the first in line {}. Run `marathon-section check` on \
                 the file; if it is whole, tell whoever runs the server.",
                records(self.damaged.number),
                self.damaged.first
            )?;
        }
        if self.disagreeing.number > 0 {
            write!(
                formatter,
                "\nDOUBTFUL: {}, with another country, day or petition in clear than under the seal; the \
                 first in line {}. What was sealed was used. Tell whoever runs the server: somebody \
                 changed the database.",
                records(self.disagreeing.number),
                self.disagreeing.first
            )?;
        }
        Ok(())
    }
}
