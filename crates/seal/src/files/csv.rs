//! CSV as in RFC 4180, safe to open in a spreadsheet.
//!
//! A name is whatever somebody chose to type. A spreadsheet takes a cell that begins with `=` or a
//! similar sign for a formula, and a formula can send the other cells away. So such a cell gets an
//! apostrophe in front. A program that separates by semicolons or tabs splits cells where we do not,
//! so text after one of these inside a cell is treated like the beginning of a cell.

use std::{
    borrow::Cow,
    io::{self, Write},
};

/// Tells spreadsheets that the file is UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Writes one row.
pub fn write_row<'a>(
    out: &mut impl Write,
    cells: impl IntoIterator<Item = &'a str>,
) -> io::Result<()> {
    for (number, cell) in cells.into_iter().enumerate() {
        if number > 0 {
            out.write_all(b",")?;
        }
        let cell = without_formula(cell);
        match cell.contains(['"', ',', ';', '\t', '\r', '\n']) {
            true => write!(out, "\"{}\"", cell.replace('"', "\"\""))?,
            false => out.write_all(cell.as_bytes())?,
        }
    }
    out.write_all(b"\r\n")
}

const SEPARATORS: [char; 4] = [';', '\t', '\r', '\n'];

fn without_formula(cell: &str) -> Cow<'_, str> {
    let begins_cut = cell.starts_with(['\t', '\r', '\n']);
    if !begins_cut && !cell.split_inclusive(SEPARATORS).any(begins_formula) {
        return Cow::Borrowed(cell);
    }
    let mut safe = String::with_capacity(cell.len() + 1);
    if begins_cut {
        safe.push('\'');
    }
    for part in cell.split_inclusive(SEPARATORS) {
        if begins_formula(part) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    Cow::Owned(safe)
}

/// Japanese spreadsheets take full-width signs for formulas. A spreadsheet may drop spaces and quotes in front.
fn begins_formula(part: &str) -> bool {
    let dropped = |one: char| one == '"' || one.is_whitespace();
    part.trim_start_matches(dropped)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> String {
        let mut out = Vec::new();
        write_row(&mut out, cells.iter().copied()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(row(&["a", "", "é"]), "a,,é\r\n");
        assert_eq!(
            row(&["a,b", "say \"hi\""]),
            "\"a,b\",\"say \"\"hi\"\"\"\r\n"
        );
        assert_eq!(row(&["two\r\nlines"]), "\"two\r\nlines\"\r\n");
        assert_eq!(
            row(&["Anne-Marie", "O'Neill", "a@b.org"]),
            "Anne-Marie,O'Neill,a@b.org\r\n"
        );
    }

    #[test]
    fn no_cell_is_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", " =1", "\u{a0}=1"] {
            assert_eq!(row(&[bad]), format!("'{bad}\r\n"), "{bad:?}");
        }
        assert_eq!(row(&["\t=1"]), "\"'\t'=1\"\r\n");
        assert_eq!(row(&["\r1"]), "\"'\r1\"\r\n");
    }

    /// French spreadsheets split at semicolons, even inside quotes whose opening they did not see.
    #[test]
    fn no_part_of_a_cell_becomes_a_formula_where_semicolons_cut() {
        assert_eq!(row(&["Ana;=1"]), "\"Ana;'=1\"\r\n");
        assert_eq!(row(&["Ana;\"=1"]), "\"Ana;'\"\"=1\"\r\n");
        assert_eq!(row(&["Ana;Bo"]), "\"Ana;Bo\"\r\n");
    }
}
