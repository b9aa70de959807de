//! The CSV file of a section: one row per signature.

use std::{io::Write, path::Path};

use marathon_domain::Slug;
use marathon_seal::files::{NewFile, csv, with_suffix};

use super::{OpenedRecord, summary::Summary};
use crate::error::CliError;

/// Documented in docs/HANDOVER.md. New columns come last.
const COLUMNS: [&str; 16] = [
    "petition",
    "state",
    "day",
    "country",
    "given_name",
    "family_name",
    "email",
    "postcode",
    "language",
    "updates",
    "name_to_authorities",
    "notice",
    "campaign",
    "section",
    "record",
    "confirmed",
];

pub struct Sheet<'a> {
    petition: Option<&'a Slug>,
    rows: NewFile,
    any: bool,
    summary: Summary,
    summary_file: NewFile,
}

impl<'a> Sheet<'a> {
    /// Creates the file and the summary beside it, for one petition or for all.
    pub fn create(path: &Path, petition: Option<&'a Slug>) -> Result<Self, CliError> {
        let mut rows = NewFile::create(path)?;
        let summary_file = NewFile::create(&with_suffix(path, ".summary.csv"))?;
        rows.write_all(csv::BYTE_ORDER_MARK)
            .and_then(|()| csv::write_row(&mut rows, COLUMNS))
            .map_err(|error| rows.failed(error))?;
        Ok(Self {
            petition,
            rows,
            any: false,
            summary: Summary::default(),
            summary_file,
        })
    }

    pub fn add(&mut self, opened: &OpenedRecord) -> Result<(), CliError> {
        let line = &opened.line;
        for signature in opened.signatures() {
            let other = |slug: &&Slug| slug.as_str() != signature.petition;
            if self.petition.as_ref().is_some_and(other) {
                continue;
            }
            self.any = true;
            // Of a withdrawn signature the list shows only that it was withdrawn.
            let standing = opened
                .payload
                .as_ref()
                .filter(|_| !signature.is_withdrawn());
            let Some(payload) = standing else {
                let mut row = [""; COLUMNS.len()];
                row[..2].copy_from_slice(&[&signature.petition, &signature.state]);
                row[12..15].copy_from_slice(&[&line.campaign, &line.section, &line.record]);
                self.write(row)?;
                continue;
            };
            self.summary
                .add(&payload.country, &payload.day, &signature.state);
            let row: [&str; COLUMNS.len()] = [
                &signature.petition,
                &signature.state,
                &payload.day,
                &payload.country,
                &payload.given_name,
                &payload.family_name,
                &payload.email,
                payload.postcode.as_deref().unwrap_or_default(),
                &payload.language,
                yes_or_no(payload.updates),
                yes_or_no(payload.name_to_authorities),
                &payload.notice,
                &line.campaign,
                &line.section,
                &line.record,
                yes_or_no(payload.mailed && signature.is_counted()),
            ];
            self.write(row)?;
        }
        Ok(())
    }

    fn write(&mut self, row: [&str; COLUMNS.len()]) -> Result<(), CliError> {
        Ok(csv::write_row(&mut self.rows, row).map_err(|error| self.rows.failed(error))?)
    }

    /// Whether it has any row.
    pub fn any(&self) -> bool {
        self.any
    }

    pub fn finish(mut self) -> Result<(), CliError> {
        self.summary
            .write(&mut self.summary_file)
            .map_err(|error| self.summary_file.failed(error))?;
        self.rows.finish()?;
        Ok(self.summary_file.finish()?)
    }
}

/// `yes` or `no`, since spreadsheets translate `true`.
fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}
