//! The content's format on its way to the browser: one value per line, in the order of the fields.
//! The app reads it with the types' own `derive(Deserialize)` and needs no reader of JSON, which
//! would add 16 KB to the WASM.
//!
//! A text is a line, with `\` before any character that would end the line or look like HTML. A number is
//! written in digits, a flag as `0` or `1`, a variant as its place in its type. A list begins with its length.
//! An optional value is `-`, or `+` and the value. A struct or a tuple is its parts and nothing else.

mod reader;
#[cfg(feature = "drawing")]
mod writer;

use std::fmt;

use serde::de::DeserializeOwned;

/// The lines do not hold a value of that type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidLines;

impl fmt::Display for InvalidLines {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the content cannot be read")
    }
}

impl std::error::Error for InvalidLines {}

/// Reads a value that was written by [`to_lines`].
///
/// # Errors
/// If the lines are cut off, or hold another type.
pub fn from_lines<T: DeserializeOwned>(lines: &str) -> Result<T, InvalidLines> {
    let mut reader = reader::Reader::of(lines);
    let value = T::deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

#[cfg(feature = "drawing")]
pub use writer::to_lines;

#[cfg(all(test, feature = "drawing"))]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        One,
        Two,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Sample {
        texts: Vec<String>,
        number: Option<u8>,
        pairs: Vec<(String, u32)>,
        kind: Kind,
        flag: bool,
        none: Option<String>,
    }

    fn sample() -> Sample {
        let odd = [
            "",
            "a",
            "two\nlines\r\n",
            "</script>",
            "\\n",
            "\\",
            "é ع",
            "-",
        ];
        Sample {
            texts: odd.map(str::to_owned).to_vec(),
            number: Some(7),
            pairs: vec![("a".to_owned(), 0), (String::new(), u32::MAX)],
            kind: Kind::Two,
            flag: true,
            none: None,
        }
    }

    #[test]
    fn what_is_read_is_what_was_written() {
        let lines = to_lines(&sample());
        assert_eq!(from_lines::<Sample>(&lines), Ok(sample()));
        assert!(!lines.contains('<'), "{lines}");
        assert!(!lines.contains('\r'), "{lines}");
    }

    #[test]
    fn lines_that_are_cut_or_too_many_are_refused() {
        let lines = to_lines(&sample());
        let ends = lines.match_indices('\n').map(|(place, _)| place);
        for end in ends.chain([0]) {
            assert_eq!(from_lines::<Sample>(&lines[..end]), Err(InvalidLines));
        }
        assert!(from_lines::<Sample>(&format!("{lines}\n1")).is_err());
        for (wrong, right) in [("2000000000\n", "1\n"), ("x\n", "y\n")] {
            assert!(from_lines::<Vec<String>>(&format!("{wrong}{right}")).is_err());
        }
    }
}
