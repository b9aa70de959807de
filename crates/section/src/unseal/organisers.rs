//! Organisers of marathons, opened: as JSON lines, or as a table.

use std::io::BufRead;

use marathon_seal::{OrganiserPayload, export::SealedLine};
use serde::Serialize;

use super::{UnsealArgs, lines_or_table::write_each, outcome::Outcome, read_lines};
use crate::{error::CliError, keyring::Keyring};

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
    #[serde(flatten)]
    payload: OrganiserPayload,
}

/// Opens one after the other.
pub fn unseal(
    args: &UnsealArgs,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    write_each(args.csv.as_deref(), COLUMNS, cells, |each| {
        read(records, keyring, each)
    })
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
        &payload.country,
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
            Ok(mut payload) => {
                // No sealed field is also stored in clear, so there is nothing to compare. Older records have
                // the country in clear only.
                outcome.count(number, true);
                if payload.country.is_empty() {
                    payload.country = line.country;
                }
                each(ClearOrganiser {
                    record: line.record,
                    campaign: line.campaign,
                    section: line.section,
                    day: line.day,
                    payload,
                })
            }
            Err(reason) => outcome.not_opened(number, reason),
        },
    )
}
