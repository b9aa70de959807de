//! `marathon-section deliver`: the document for the addressee of a petition. It runs where the section's key is.

mod account;
mod count;
mod countries;
mod pages;
mod volumes;

use std::{fmt, fs::File, io::BufReader, path::PathBuf};

use clap::Args;
use marathon_seal::files::FileError;

use self::{count::Count, pages::DeliveryPages, volumes::Volumes};
use crate::{
    check::CheckBy,
    documents::{DocumentSource, SourceArgs, VolumeFiles},
    error::CliError,
    keyring::Keyring,
    unseal::{self, Outcome},
};

#[derive(Args, Debug)]
pub struct DeliverArgs {
    /// The file of sealed records. It is checked first.
    records: PathBuf,
    #[command(flatten)]
    by: CheckBy,
    /// The section's key file. Repeat the option for older keys.
    #[arg(long = "key", required = true, value_name = "FILE")]
    keys: Vec<PathBuf>,
    #[command(flatten)]
    source: SourceArgs,
    /// The new file. Long lists of names go on in further files beside it: `.2.pdf`, `.3.pdf` and so on.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Give the number alone, and nobody's name.
    #[arg(long)]
    without_names: bool,
    /// The most names in one file.
    #[arg(long, value_name = "NUMBER", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..=100_000))]
    names_a_volume: u64,
}

/// What to report when the document is written.
pub struct DeliveryOutcome {
    outcome: Outcome,
    written: String,
    /// Names that the document could not hold.
    apart: Option<String>,
}

impl DeliveryOutcome {
    /// Whether nothing is left to do.
    pub fn is_whole(&self) -> bool {
        self.outcome.is_whole() && self.apart.is_none()
    }
}

impl fmt::Display for DeliveryOutcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n{}", self.outcome, self.written)?;
        match &self.apart {
            Some(apart) => write!(formatter, "\n{apart}"),
            None => Ok(()),
        }
    }
}

pub fn run(args: &DeliverArgs) -> Result<DeliveryOutcome, CliError> {
    let keyring = Keyring::read(&args.keys)?;
    let manifest = args.by.check(&args.records)?;
    let source = DocumentSource::read(&args.source, manifest.campaign.as_deref())?;
    let files = VolumeFiles::create(&args.out)?;
    let file =
        File::open(&args.records).map_err(|error| FileError::not_read(&args.records, error))?;
    let mut count = Count::new(args);
    let outcome = unseal::unseal(BufReader::new(file), &keyring, |opened| count.add(&opened))?;
    unseal::refuse_absent(&args.source.petition, &outcome, count.any())?;
    let delivering = DeliveryPages {
        section: source.section(&manifest.section),
        as_of: manifest.exported_at.chars().take(10).collect(),
        source,
    };
    let volumes = Volumes::new(args, files);
    let (written, apart) = volumes.write(&delivering, count)?;
    Ok(DeliveryOutcome {
        outcome,
        written,
        apart,
    })
}
