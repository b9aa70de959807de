//! Letters that supporters handed over, opened: for programs to read, as a list, or as pages to print and deliver.

use std::{
    io::{BufRead, BufWriter, Write, stdout},
    path::Path,
};

use marathon_domain::Slug;
use marathon_seal::{
    LetterPayload,
    export::SealedLine,
    files::{NewFile, csv},
};
use maud::html;
use serde::Serialize;

use super::{UnsealArgs, outcome::Outcome, read_lines};
use crate::{error::CliError, keyring::Keyring, lines::write_line};

/// Documented in docs/HANDOVER.md. New columns come last.
const COLUMNS: [&str; 13] = [
    "case",
    "state",
    "day",
    "country",
    "given_name",
    "family_name",
    "email",
    "language",
    "name_to_authorities",
    "notice",
    "text",
    "campaign",
    "record",
];

/// A letter and its opened content.
struct OpenedLetter {
    line: SealedLine,
    payload: LetterPayload,
}

/// An opened letter on one line.
#[derive(Serialize)]
struct ClearLetter<'a> {
    record: &'a str,
    campaign: &'a str,
    section: &'a str,
    state: &'a str,
    #[serde(flatten)]
    payload: &'a LetterPayload,
}

impl OpenedLetter {
    /// `counted`, or `duplicate` if an earlier letter of the same address about the case counts.
    fn state(&self) -> &str {
        let states = self.line.petitions.first();
        states.map_or("", |one| one.state.as_str())
    }

    /// Compares the clear fields with the sealed ones: the clear ones could have been changed in
    /// the database.
    fn agrees(&self) -> bool {
        let cases: Vec<&str> = self
            .line
            .petitions
            .iter()
            .map(|one| one.petition.as_str())
            .collect();
        self.line.country == self.payload.country
            && self.line.day == self.payload.day
            && cases == [self.payload.case.as_str()]
    }
}

/// Opens the letters one by one, and writes them in the requested form.
pub fn unseal_to(
    args: &UnsealArgs,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    let case = args.petition.as_ref();
    match (&args.print, &args.csv) {
        (Some(path), _) => print(path, case, records, keyring),
        (None, Some(path)) => list(path, case, records, keyring),
        (None, None) => {
            let mut out = BufWriter::new(stdout().lock());
            let outcome = unseal(records, keyring, case, |letter| {
                let clear = ClearLetter {
                    record: &letter.line.record,
                    campaign: &letter.line.campaign,
                    section: &letter.line.section,
                    state: letter.state(),
                    payload: &letter.payload,
                };
                write_line(&mut out, &clear)
            })?;
            out.flush().map_err(CliError::Output)?;
            Ok(outcome)
        }
    }
}

fn unseal(
    records: impl BufRead,
    keyring: &Keyring,
    case: Option<&Slug>,
    mut each: impl FnMut(&OpenedLetter) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    read_lines(
        records,
        Some(SealedLine::LETTER),
        |number, line, outcome| match keyring.open_letter(&line) {
            Ok(payload) => {
                let letter = OpenedLetter { line, payload };
                outcome.count(number, letter.agrees());
                match case.is_none_or(|case| case.as_str() == letter.payload.case) {
                    true => each(&letter),
                    false => Ok(()),
                }
            }
            Err(reason) => outcome.not_opened(number, reason),
        },
    )
}

/// Writes one row for each letter.
fn list(
    path: &Path,
    case: Option<&Slug>,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    let mut rows = NewFile::create(path)?;
    rows.write_all(csv::BYTE_ORDER_MARK)
        .and_then(|()| csv::write_row(&mut rows, COLUMNS))
        .map_err(|error| rows.failed(error))?;
    let outcome = unseal(records, keyring, case, |letter| {
        let payload = &letter.payload;
        let row: [&str; COLUMNS.len()] = [
            &payload.case,
            letter.state(),
            &payload.day,
            &payload.country,
            &payload.given_name,
            &payload.family_name,
            &payload.email,
            &payload.language,
            yes_or_no(payload.name_to_authorities),
            &payload.notice,
            &payload.text,
            &letter.line.campaign,
            &letter.line.record,
        ];
        Ok(csv::write_row(&mut rows, row).map_err(|error| rows.failed(error))?)
    })?;
    rows.finish()?;
    Ok(outcome)
}

/// `yes` or `no`, since spreadsheets translate `true`.
fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

/// A page of letters, each on a sheet of its own, with its writer's name only if they agreed.
fn print(
    path: &Path,
    case: Option<&Slug>,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    let mut page = NewFile::create(path)?;
    page.write_all(HEAD.as_bytes())
        .map_err(|error| page.failed(error))?;
    let outcome = unseal(records, keyring, case, |letter| {
        Ok(page
            .write_all(sheet(&letter.payload).as_bytes())
            .map_err(|error| page.failed(error))?)
    })?;
    page.finish()?;
    Ok(outcome)
}

/// The page loads nothing from elsewhere: it is opened on a computer without a network.
const HEAD: &str = "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Letters</title>\n<style>\n\
     @page { size: A4; margin: 25mm }\n\
     body { margin: 0; font: 12pt/1.5 Georgia, \"Noto Serif\", \"Noto Naskh Arabic\", serif }\n\
     article { break-after: page; white-space: pre-wrap; unicode-bidi: plaintext; text-align: start }\n\
     article:last-child { break-after: auto }\n</style>\n";

fn sheet(payload: &LetterPayload) -> String {
    let name = match payload.name_to_authorities {
        true => format!("\n\n{} {}", payload.given_name, payload.family_name),
        false => String::new(),
    };
    let sheet = html! { article dir="auto" { (payload.text) (name) } };
    sheet.into_string() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payload(agreed: bool) -> LetterPayload {
        LetterPayload {
            case: "one".to_owned(),
            text: "Madame <b>,\n\nLibérez-la.".to_owned(),
            given_name: "Amina".to_owned(),
            family_name: "Diallo".to_owned(),
            email: "amina@exemple.org".to_owned(),
            country: "FR".to_owned(),
            language: "fr".to_owned(),
            notice: "1".to_owned(),
            name_to_authorities: agreed,
            day: "2026-11-30".to_owned(),
        }
    }

    #[test]
    fn a_printed_letter_bears_a_name_only_if_its_writer_agreed() {
        let without = sheet(&payload(false));
        assert_eq!(
            without,
            "<article dir=\"auto\">Madame &lt;b&gt;,\n\nLibérez-la.</article>\n"
        );
        let with = sheet(&payload(true));
        assert!(with.contains("Libérez-la.\n\nAmina Diallo</article>"));
        assert!(!with.contains("exemple.org"));
    }
}
