//! The digests of an export: one of the whole file, and one of each block, which shows where a file
//! differs.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The figures of a file of records. Digests are SHA-256 in hexadecimal, as `sha256sum` writes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileDigests {
    pub records: u64,
    pub bytes: u64,
    pub sha256: String,
    /// How many records each block has; the last one may have fewer.
    pub block_records: u64,
    pub blocks: Vec<String>,
}

impl FileDigests {
    /// How another file differs from this one, in words. None if the files are the same.
    pub fn difference(&self, other: &Self) -> Option<String> {
        if self == other {
            return None;
        }
        let mut words = Vec::new();
        match (self.records, other.records) {
            (expected, found) if found < expected => words.push(format!(
                "{} of {expected} records are missing",
                expected - found
            )),
            (expected, found) if found > expected => words.push(format!(
                "it has {found} records, {} more than were exported",
                found - expected
            )),
            _ => words.push("something in it was changed".to_owned()),
        }
        let pairs = self.blocks.iter().zip(&other.blocks);
        let same = pairs.take_while(|(one, other)| one == other).count() as u64;
        let from = same * self.block_records;
        let to = (from + self.block_records).min(self.records.max(other.records));
        if from < to {
            words.push(format!(
                "the first difference is in records {} to {to}",
                from + 1
            ));
        }
        Some(words.join(", and "))
    }
}

/// Digests a file line by line.
pub struct Digests {
    file: Sha256,
    block: Sha256,
    in_block: u64,
    digests: FileDigests,
}

impl Digests {
    /// Records in a block.
    pub const BLOCK: u64 = 10_000;

    /// Digests in blocks of this many records; a zero is taken as one.
    pub fn new(block_records: u64) -> Self {
        Self {
            file: Sha256::new(),
            block: Sha256::new(),
            in_block: 0,
            digests: FileDigests {
                records: 0,
                bytes: 0,
                sha256: String::new(),
                block_records: block_records.max(1),
                blocks: Vec::new(),
            },
        }
    }

    /// Adds one record, with its line break.
    pub fn line(&mut self, line: &[u8]) {
        self.file.update(line);
        self.block.update(line);
        self.digests.records += 1;
        self.digests.bytes += line.len() as u64;
        self.in_block += 1;
        if self.in_block == self.digests.block_records {
            self.end_block();
        }
    }

    pub fn finish(mut self) -> FileDigests {
        if self.in_block > 0 {
            self.end_block();
        }
        self.digests.sha256 = hexadecimal(&self.file.finalize());
        self.digests
    }

    fn end_block(&mut self) {
        self.digests
            .blocks
            .push(hexadecimal(&self.block.finalize_reset()));
        self.in_block = 0;
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(lines: &[&str]) -> FileDigests {
        let mut digests = Digests::new(2);
        for line in lines {
            digests.line(line.as_bytes());
        }
        digests.finish()
    }

    #[test]
    fn are_those_that_anybody_can_make() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(of(&[]).sha256, empty);
        let abc = of(&["a", "b", "c"]);
        let whole = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!((abc.sha256.as_str(), abc.records, abc.bytes), (whole, 3, 3));
        assert_eq!(abc.blocks, [of(&["ab"]).sha256, of(&["c"]).sha256]);
    }

    #[test]
    fn say_where_a_file_differs() {
        let lines = ["a", "b", "c", "d", "e"];
        let expected = of(&lines);
        let difference = |lines: &[&str]| expected.difference(&of(lines)).unwrap_or_default();
        assert_eq!(difference(&lines), "");
        for (lines, words) in [
            (
                &["a", "b", "c", "d"][..],
                "1 of 5 records are missing, and the first difference is in records 5 to 5",
            ),
            (
                &["a", "c", "d", "e"],
                "1 of 5 records are missing, and the first difference is in records 1 to 2",
            ),
            (
                &["a", "b", "c", "x", "e"],
                "something in it was changed, and the first difference is in records 3 to 4",
            ),
            (
                &["a", "b", "c", "d", "e", "e"],
                "it has 6 records, 1 more than were exported, and the first difference is in records 5 to 6",
            ),
            (
                &[],
                "5 of 5 records are missing, and the first difference is in records 1 to 2",
            ),
        ] {
            assert_eq!(difference(lines), words);
        }
    }
}
