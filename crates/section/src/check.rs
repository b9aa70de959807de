//! `marathon-section check`

use std::{
    collections::BTreeMap,
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
};

use clap::Args;
use marathon_seal::{
    export::{Digests, FileDigests, Manifest, ManifestPublicKey, SignedManifest},
    files::{FileError, Progress, with_suffix},
    words::records,
};

use crate::{error::CliError, lines::Lines, trail};

#[derive(Args, Debug)]
pub struct CheckArgs {
    /// The file of sealed records.
    file: PathBuf,
    #[command(flatten)]
    by: CheckBy,
    /// The manifest of an earlier export of the section: the trail must still hold what it held then. Repeat the
    /// option for several.
    #[arg(long, value_name = "FILE")]
    earlier: Vec<PathBuf>,
}

/// How a file of records is checked.
#[derive(Args, Debug)]
pub struct CheckBy {
    /// The key that `marathon keys show` prints on the server, received by another way than the file.
    #[arg(long, value_name = "BASE64", allow_hyphen_values = true)]
    signing_key: String,
    /// The manifest, if it is not beside the file, under the same name and `.manifest.json`.
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
}

pub fn run(args: &CheckArgs) -> Result<(), CliError> {
    let manifest = args.by.check(&args.file)?;
    let mut words = in_words(&args.file, &manifest);
    if manifest.trail.is_some() || !args.earlier.is_empty() {
        let earlier = args.earlier.iter().map(|path| args.by.manifest(path));
        let earlier: Vec<Manifest> = earlier.collect::<Result<_, _>>()?;
        let path = with_suffix(&args.file, ".trail.jsonl");
        let entries = trail::check(&path, &manifest, &earlier)?;
        words += &format!(
            "What staff did is whole, in {}: {entries} acts.\n",
            path.display()
        );
    }
    print!("{words}");
    Ok(())
}

impl CheckBy {
    /// The manifest of a file, if the file is whole and as the server exported it.
    pub fn check(&self, file: &Path) -> Result<Manifest, CliError> {
        let beside = || with_suffix(file, ".manifest.json");
        let manifest = self.manifest(&self.manifest.clone().unwrap_or_else(beside))?;
        let found = digests(file, manifest.file.block_records)?;
        match manifest.file.difference(&found) {
            None => Ok(manifest),
            Some(difference) => Err(CliError::NotWhole {
                path: file.to_owned(),
                difference,
            }),
        }
    }

    /// A manifest that the server has signed.
    fn manifest(&self, path: &Path) -> Result<Manifest, CliError> {
        let key = ManifestPublicKey::parse(&self.signing_key).map_err(CliError::SigningKey)?;
        Ok(SignedManifest::read(path, &key)?)
    }
}

fn digests(path: &Path, block_records: u64) -> Result<FileDigests, CliError> {
    let file = File::open(path).map_err(|error| FileError::not_read(path, error))?;
    let mut lines = Lines::new(BufReader::new(file));
    let mut digests = Digests::new(block_records);
    let mut progress = Progress::begin();
    while let Some((_, line)) = lines.next()? {
        digests.line(line);
        progress.step();
    }
    progress.end();
    Ok(digests.finish())
}

fn in_words(path: &Path, manifest: &Manifest) -> String {
    let mut text = format!(
        "{} is whole and unchanged: {} of section {}, campaign {}, {}, exported at {}.\n",
        path.display(),
        records(manifest.file.records),
        manifest.section,
        manifest.campaign.as_deref().unwrap_or("unknown"),
        match &manifest.petition {
            Some(petition) => format!("those of petition {petition} only"),
            None => "all petitions".to_owned(),
        },
        manifest.exported_at,
    );
    let states = |states: &BTreeMap<String, u64>| {
        let states: Vec<String> = states
            .iter()
            .map(|(state, number)| format!("{number} {state}"))
            .collect();
        states.join(", ")
    };
    // Records of organisers have no state.
    if !manifest.counts.states.is_empty() {
        text += &format!("In it: {}.\n", states(&manifest.counts.states));
    }
    for (petition, of) in &manifest.counts.petitions {
        text += &format!("  {petition}: {}\n", states(of));
    }
    for (key, number) in &manifest.counts.keys {
        text += &format!("{} open with key {key}.\n", records(*number));
    }
    text
}
