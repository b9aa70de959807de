//! `marathon export`

use std::io::{BufWriter, Write, stdout};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use clap::Args;
use serde::{Deserialize, Serialize};

use super::sqlite_url;
use crate::{
    start_error::StartError,
    store::{ExportedSigning, sqlite::SqliteStore},
};

/// Signings read at a time.
const PAGE: u32 = 1000;

#[derive(Args, Debug)]
pub struct ExportArgs {
    /// Where signings are kept.
    #[arg(
        long,
        env = "MARATHON_DATABASE",
        default_value = "sqlite://data/marathon.db"
    )]
    database: String,
    /// The section whose records to write.
    #[arg(long)]
    section: String,
}

/// A sealed record on one line.
#[derive(Serialize, Deserialize)]
pub struct SealedLine {
    pub record: String,
    pub campaign: String,
    pub section: String,
    pub key_id: String,
    pub schema: u16,
    pub day: String,
    pub country: String,
    pub sealed: String,
    pub petitions: Vec<PetitionState>,
}

/// What has become of one signature.
#[derive(Serialize, Deserialize)]
pub struct PetitionState {
    pub petition: String,
    pub state: String,
}

impl From<ExportedSigning> for SealedLine {
    fn from(signing: ExportedSigning) -> Self {
        let states = signing
            .signatures
            .into_iter()
            .map(|signature| PetitionState {
                petition: signature.petition,
                state: signature.state,
            });
        Self {
            record: URL_SAFE_NO_PAD.encode(signing.record),
            campaign: signing.campaign,
            section: signing.section,
            key_id: signing.key_id,
            schema: signing.schema,
            day: signing.day,
            country: signing.country,
            sealed: URL_SAFE_NO_PAD.encode(signing.sealed),
            petitions: states.collect(),
        }
    }
}

pub fn run(args: &ExportArgs) -> Result<(), StartError> {
    let path = sqlite_url::path(&args.database)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| StartError::Option(error.to_string()))?;
    runtime.block_on(async {
        let store =
            SqliteStore::open_to_read(&path)
                .await
                .map_err(|error| StartError::Database {
                    path: path.clone(),
                    reason: error.to_string(),
                })?;
        let mut out = BufWriter::new(stdout().lock());
        let mut after = 0;
        loop {
            let page = store.export(&args.section, after, PAGE).await?;
            let Some((last, _)) = page.last() else {
                break;
            };
            after = *last;
            for (_, signing) in page {
                write_line(&mut out, &SealedLine::from(signing))?;
            }
        }
        out.flush().map_err(|error| output_failed(&error))
    })
}

/// Writes one JSON object and a line break.
pub fn write_line(out: &mut impl Write, line: &impl Serialize) -> Result<(), StartError> {
    serde_json::to_writer(&mut *out, line)
        .map_err(std::io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .map_err(|error| output_failed(&error))
}

pub fn output_failed(error: &std::io::Error) -> StartError {
    StartError::Option(format!("standard output cannot be written: {error}"))
}
