//! Writes opened records: one JSON object per line to standard output, or rows of a new table.

use std::{
    io::{BufWriter, Write, stdout},
    path::Path,
};

use marathon_seal::files::{NewFile, csv};
use serde::Serialize;

use super::outcome::Outcome;
use crate::{error::CliError, lines::write_line};

/// Writes each record that `read` opens. An error ends it, and leaves no incomplete table.
pub fn write_each<T: Serialize, const N: usize>(
    table: Option<&Path>,
    columns: [&str; N],
    cells: impl Fn(&T) -> [&str; N],
    read: impl FnOnce(&mut dyn FnMut(T) -> Result<(), CliError>) -> Result<Outcome, CliError>,
) -> Result<Outcome, CliError> {
    let Some(path) = table else {
        let mut out = BufWriter::new(stdout().lock());
        let outcome = read(&mut |one| write_line(&mut out, &one))?;
        out.flush().map_err(CliError::Output)?;
        return Ok(outcome);
    };
    let mut rows = NewFile::create(path)?;
    rows.write_all(csv::BYTE_ORDER_MARK)
        .and_then(|()| csv::write_row(&mut rows, columns))
        .map_err(|error| rows.failed(error))?;
    let outcome = read(&mut |one| {
        Ok(csv::write_row(&mut rows, cells(&one)).map_err(|error| rows.failed(error))?)
    })?;
    rows.finish()?;
    Ok(outcome)
}
