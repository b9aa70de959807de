//! Who organises marathons, opened: as JSON lines, or as a table.

use std::io::{BufRead, BufWriter, Write, stdout};

use serde::Serialize;

use super::{UnsealArgs, keyring::Keyring, outcome::Outcome, read_lines};
use crate::{
    cli::{csv, error::CliError, export::write_line, hand_over::SealedLine, new_file::NewFile},
    sealing::OrganiserPayload,
};

/// Documented in docs/HANDOVER.md. New columns come last.
const COLUMNS: [&str; 10] = [
    "marathon",
    "title",
    "contact_name",
    "contact_email",
    "language",
    "day",
    "country",
    "campaign",
    "section",
    "record",
];

/// An opened organiser on one line.
#[derive(Serialize)]
struct ClearOrganiser {
    record: String,
    campaign: String,
    section: String,
    day: String,
    country: String,
    #[serde(flatten)]
    payload: OrganiserPayload,
}

/// Opens one after the other.
pub fn unseal(
    args: &UnsealArgs,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    let Some(path) = &args.csv else {
        let mut out = BufWriter::new(stdout().lock());
        let outcome = read(records, keyring, |one| write_line(&mut out, &one))?;
        out.flush().map_err(CliError::Output)?;
        return Ok(outcome);
    };
    let mut rows = NewFile::create(path)?;
    rows.write_all(csv::BYTE_ORDER_MARK)
        .and_then(|()| csv::write_row(&mut rows, COLUMNS))
        .map_err(|error| rows.failed(error))?;
    let outcome = read(records, keyring, |one| {
        csv::write_row(&mut rows, cells(&one)).map_err(|error| rows.failed(error))
    })?;
    rows.finish()?;
    Ok(outcome)
}

fn cells(one: &ClearOrganiser) -> [&str; COLUMNS.len()] {
    let payload = &one.payload;
    [
        &payload.marathon,
        &payload.title,
        &payload.contact_name,
        &payload.contact_email,
        &payload.language,
        &one.day,
        &one.country,
        &one.campaign,
        &one.section,
        &one.record,
    ]
}

fn read(
    records: impl BufRead,
    keyring: &Keyring,
    mut each: impl FnMut(ClearOrganiser) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    read_lines(
        records,
        Some(SealedLine::ORGANISER),
        |number, line, outcome| match keyring.open_organiser(&line) {
            Ok(payload) => {
                // Nothing of what is under the seal stands beside it.
                outcome.count(number, true);
                each(ClearOrganiser {
                    record: line.record,
                    campaign: line.campaign,
                    section: line.section,
                    day: line.day,
                    country: line.country,
                    payload,
                })
            }
            Err(reason) => outcome.not_opened(number, reason),
        },
    )
}
