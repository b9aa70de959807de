//! `marathon export`

mod lines;

use std::{
    io::{BufWriter, Write, stdout},
    path::{Path, PathBuf},
};

use clap::Args;
use marathon_core::clock::Clock;
use marathon_domain::{SectionCode, Slug};
use marathon_seal::{
    export::{
        Digests, Manifest, ManifestKey, ReleasedLine, SignedManifest, Tally, TrailHead, TrailLine,
        digest_text,
    },
    files::{NewFile, Progress, with_suffix},
    words,
};
use marathon_store::{ChainedEntry, ExportedSigning, Selection, Store};
use serde::Serialize;

use self::lines::{message_line, sealed_line};
use super::{
    database::{DatabaseArgs, SecretsArgs},
    error::CliError,
    keys::manifest_key,
    values,
};

#[derive(Args, Debug)]
pub struct ExportArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    secrets: SecretsArgs,
    /// The section whose records to write.
    #[arg(long, value_parser = values::section, required_unless_present = "released")]
    section: Option<SectionCode>,
    /// Only the records that sign this petition.
    #[arg(long, value_name = "SLUG")]
    petition: Option<Slug>,
    /// Only the records of this campaign.
    #[arg(long, value_name = "ID")]
    campaign: Option<String>,
    /// The section's words of encouragement, instead of its signings.
    #[arg(long)]
    messages: bool,
    /// The letters that were handed over, instead of the signatures.
    #[arg(long, conflicts_with = "messages")]
    letters: bool,
    /// Who organises the section's marathons, instead of the signatures.
    #[arg(long, conflicts_with_all = ["messages", "letters", "petition"])]
    organisers: bool,
    /// Include signatures that staff has set aside as false.
    #[arg(long, conflicts_with_all = ["messages", "letters", "organisers"])]
    with_set_aside: bool,
    /// Write what everybody may read to standard output: the released words of encouragement for a petition,
    /// in the order of their release.
    #[arg(long, requires = "petition", conflicts_with_all = ["messages", "letters", "organisers", "section", "campaign", "out"])]
    released: bool,
    /// The new file. Beside it, its signed manifest gets the same name and `.manifest.json`, and the trail of
    /// the section's staff the same name and `.trail.jsonl`. Without this option, the records go to standard
    /// output, and there is no manifest.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub fn run(args: &ExportArgs) -> Result<(), CliError> {
    args.database.read(async |store| {
        if let Some(slug) = &args.petition {
            refuse_unknown(&store, slug).await?;
        }
        match &args.out {
            _ if args.released => write_released(args, &store, &Clock::system()).await,
            Some(path) => {
                let key = manifest_key(&args.secrets.read(&args.database)?);
                write_files(args, &store, path, &key, &Clock::system()).await
            }
            None => write_lines(args, &store).await,
        }
    })
}

impl ExportArgs {
    /// The section. The options require one unless the export needs none.
    fn section(&self) -> &str {
        self.section.as_ref().map_or("", SectionCode::as_str)
    }

    fn selection(&self) -> Selection<'_> {
        Selection {
            section: self.section(),
            campaign: self.campaign.as_deref(),
            petition: self.petition.as_ref(),
            set_aside: self.with_set_aside,
        }
    }

    async fn export(
        &self,
        store: &Store,
        each: impl FnMut(ExportedSigning) -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        match (self.letters, self.organisers) {
            (true, _) => store.export_letters(self.selection(), each).await,
            (_, true) => store.export_organisers(self.selection(), each).await,
            (false, false) => store.export(self.selection(), each).await,
        }
    }
}

async fn write_lines(args: &ExportArgs, store: &Store) -> Result<(), CliError> {
    let mut out = BufWriter::new(stdout().lock());
    if args.messages {
        let each = |message| write_line(&mut out, &message_line(message));
        store.export_messages(args.selection(), each).await?;
    } else {
        let each = |signing| write_line(&mut out, &sealed_line(signing));
        args.export(store, each).await?;
    }
    out.flush().map_err(CliError::Output)
}

/// How many messages one step reads.
const PAGE: i64 = 500;

async fn write_released(args: &ExportArgs, store: &Store, clock: &Clock) -> Result<(), CliError> {
    let mut out = BufWriter::new(stdout().lock());
    let petition = args.petition.as_ref().map_or("", Slug::as_str);
    let mut after = 0;
    loop {
        let rows = store.released_messages(petition, after, PAGE).await?;
        let Some(last) = rows.last() else { break };
        after = last.place;
        // The server encoded them when they were released.
        let shown = rows
            .iter()
            .filter_map(|row| serde_json::from_str(&row.shown).ok());
        for message in shown {
            let line = ReleasedLine {
                petition: petition.to_owned(),
                as_of: clock.day(),
                message,
            };
            write_line(&mut out, &line)?;
        }
    }
    out.flush().map_err(CliError::Output)
}

async fn write_files(
    args: &ExportArgs,
    store: &Store,
    path: &Path,
    key: &ManifestKey,
    clock: &Clock,
) -> Result<(), CliError> {
    let manifest_path = with_suffix(path, ".manifest.json");
    let mut file = NewFile::create(path)?;
    let mut manifest_file = NewFile::create(&manifest_path)?;
    let mut trail_file = NewFile::create(&with_suffix(path, ".trail.jsonl"))?;
    let trail = write_trail(store, args.section(), &mut trail_file).await?;
    let exported_at = clock.now();
    let mut written = Written::new(args.campaign.clone());
    let mut progress = Progress::begin();
    let exported = if args.messages {
        let each = |message| {
            progress.step();
            let line = message_line(message);
            written.write(&line.campaign, &line, &mut file)?;
            line.count(&mut written.tally);
            Ok::<(), CliError>(())
        };
        store.export_messages(args.selection(), each).await
    } else {
        let each = |signing| {
            progress.step();
            let line = sealed_line(signing);
            written.write(&line.campaign, &line, &mut file)?;
            written.tally.add(&line);
            Ok(())
        };
        args.export(store, each).await
    };
    progress.end();
    exported?;
    // An export of messages or organisers is often empty; one of signings hardly ever.
    if written.campaign.is_none() && !args.messages && !args.organisers {
        refuse_empty_section(store, args.section()).await?;
    }
    let manifest = Manifest {
        format: Manifest::FORMAT.to_owned(),
        campaign: written.campaign,
        section: args.section().to_owned(),
        petition: args.petition.as_ref().map(ToString::to_string),
        exported_at,
        counts: written.tally,
        file: written.digests.finish(),
        trail,
        signing_key: key.public().text(),
    };
    let records = manifest.file.records;
    let text =
        SignedManifest::text(manifest, key).map_err(|error| manifest_file.failed(error.into()))?;
    manifest_file
        .write_all(text.as_bytes())
        .map_err(|error| manifest_file.failed(error))?;
    // The manifest comes last: a file without one is recognised as incomplete.
    file.finish()?;
    trail_file.finish()?;
    manifest_file.finish()?;
    eprintln!(
        "Wrote {}, sealed, to {}, and the manifest to {}.\n\
         The section checks them with: marathon-section check {} --signing-key={}",
        words::records(records),
        path.display(),
        manifest_path.display(),
        path.file_name().unwrap_or_default().display(),
        key.public().text(),
    );
    Ok(())
}

/// Writes the trail of the section's staff into a file beside the records, and returns its end.
async fn write_trail(
    store: &Store,
    section: &str,
    file: &mut NewFile,
) -> Result<Option<TrailHead>, CliError> {
    let mut head = None;
    let each = |chained: ChainedEntry| {
        let line = TrailLine {
            entry: chained.entry,
            digest: digest_text(&chained.digest),
        };
        let mut text = serde_json::to_vec(&line).map_err(|error| file.failed(error.into()))?;
        text.push(b'\n');
        file.write_all(&text).map_err(|error| file.failed(error))?;
        head = Some(TrailHead {
            place: line.entry.place,
            digest: line.digest,
        });
        Ok::<(), CliError>(())
    };
    store.trail(section, each).await?;
    Ok(head)
}

/// The progress of an export.
struct Written {
    campaign: Option<String>,
    tally: Tally,
    digests: Digests,
    line: Vec<u8>,
}

impl Written {
    fn new(campaign: Option<String>) -> Self {
        Self {
            campaign,
            tally: Tally::default(),
            digests: Digests::new(Digests::BLOCK),
            line: Vec::new(),
        }
    }

    fn write(
        &mut self,
        campaign: &str,
        line: &impl Serialize,
        file: &mut NewFile,
    ) -> Result<(), CliError> {
        let first = self.campaign.get_or_insert_with(|| campaign.to_owned());
        if *first != campaign {
            return Err(CliError::SeveralCampaigns(
                first.clone(),
                campaign.to_owned(),
            ));
        }
        self.line.clear();
        serde_json::to_writer(&mut self.line, line).map_err(|error| file.failed(error.into()))?;
        self.line.push(b'\n');
        self.digests.line(&self.line);
        Ok(file
            .write_all(&self.line)
            .map_err(|error| file.failed(error))?)
    }
}

async fn refuse_unknown(store: &Store, slug: &Slug) -> Result<(), CliError> {
    let known = store.petitions().await?;
    match known.iter().any(|one| one == slug.as_str()) {
        true => Ok(()),
        false => Err(CliError::NoSuchPetition {
            petition: slug.to_string(),
            others: known.join(", "),
        }),
    }
}

/// A section without any records is most likely mistyped. A section without records of a petition
/// or a campaign gets an empty file, and a manifest that says so.
async fn refuse_empty_section(store: &Store, section: &str) -> Result<(), CliError> {
    let known = store.sections().await?;
    if known.iter().any(|one| one == section) {
        return Ok(());
    }
    Err(CliError::NoSuchSection {
        section: section.to_string(),
        others: match known.as_slice() {
            [] => "nobody has signed yet".to_owned(),
            known => format!("it holds those of {}", known.join(", ")),
        },
    })
}

/// Writes one JSON object and a line break to standard output.
fn write_line(out: &mut impl Write, line: &impl Serialize) -> Result<(), CliError> {
    serde_json::to_writer(&mut *out, line)
        .map_err(std::io::Error::from)
        .and_then(|()| out.write_all(b"\n"))
        .map_err(CliError::Output)
}
