//! Words of encouragement, opened: as JSON lines, or as a table.

use std::io::BufRead;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use marathon_seal::{Binding, Kind, MessagePayload, export::MessageLine, files::Progress};
use serde::Serialize;

use super::{UnsealArgs, lines_or_table::write_each, outcome::Outcome};
use crate::{
    error::CliError,
    keyring::{Keyring, NotOpened},
    lines::Lines,
};

/// Documented in docs/HANDOVER.md. New columns come last.
const COLUMNS: [&str; 11] = [
    "petition",
    "shown",
    "day",
    "country",
    "name",
    "text",
    "language",
    "may_be_shown",
    "campaign",
    "section",
    "record",
];

/// An opened message on one line.
#[derive(Serialize)]
struct ClearMessage {
    record: String,
    campaign: String,
    section: String,
    shown: String,
    #[serde(flatten)]
    payload: MessagePayload,
}

/// Opens the messages one by one.
pub fn unseal(
    args: &UnsealArgs,
    records: impl BufRead,
    keyring: &Keyring,
) -> Result<Outcome, CliError> {
    write_each(args.csv.as_deref(), COLUMNS, cells, |each| {
        read(args, records, keyring, each)
    })
}

fn cells(message: &ClearMessage) -> [&str; COLUMNS.len()] {
    let payload = &message.payload;
    [
        &payload.petition,
        &message.shown,
        &payload.day,
        payload.country.as_deref().unwrap_or_default(),
        payload.name.as_deref().unwrap_or_default(),
        &payload.text,
        &payload.language,
        if payload.may_be_shown { "yes" } else { "no" },
        &message.campaign,
        &message.section,
        &message.record,
    ]
}

/// Messages that do not open are counted; a line that is not a message is an error.
fn read(
    args: &UnsealArgs,
    records: impl BufRead,
    keyring: &Keyring,
    mut each: impl FnMut(ClearMessage) -> Result<(), CliError>,
) -> Result<Outcome, CliError> {
    let mut lines = Lines::new(records);
    let mut outcome = Outcome::default();
    let mut progress = Progress::begin();
    while let Some((number, line)) = lines.next()? {
        let bad = |reason: String| CliError::Line {
            line: number,
            reason,
        };
        let line: MessageLine = serde_json::from_slice(line)
            .map_err(|error| bad(format!("it is no sealed message ({error})")))?;
        match open(keyring, &line) {
            Ok(payload) => {
                let agrees = line.petition == payload.petition && line.day == payload.day;
                outcome.count(number, agrees);
                let asked = args.petition.as_ref();
                if asked.is_none_or(|slug| slug.as_str() == payload.petition) {
                    each(ClearMessage {
                        record: line.record,
                        campaign: line.campaign,
                        section: line.section,
                        shown: line.shown,
                        payload,
                    })?;
                }
            }
            Err(reason) => outcome.not_opened(number, reason)?,
        }
        progress.step();
    }
    progress.end();
    Ok(outcome)
}

fn open(keyring: &Keyring, line: &MessageLine) -> Result<MessagePayload, NotOpened> {
    let record = URL_SAFE_NO_PAD.decode(&line.record).ok();
    let record = record.and_then(|record| <[u8; 16]>::try_from(record).ok());
    let record = record.ok_or(NotOpened::Damaged)?;
    let binding = Binding {
        campaign: &line.campaign,
        record: &record,
        schema: line.schema,
        kind: Kind::Message,
    };
    keyring.open_one(&line.key_id, &line.sealed, binding)
}
