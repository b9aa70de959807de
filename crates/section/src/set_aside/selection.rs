//! The selection of signings, from the options.

use std::{fs, path::PathBuf};

use clap::Args;
use marathon_domain::fraud::SigningSelection;
use marathon_seal::files::FileError;

use crate::error::CliError;

/// The most record ids in one call.
const AT_ONCE: usize = 2_000;

#[derive(Args, Debug)]
pub struct SelectionArgs {
    /// The tag of a client network. Repeat the option for several; with --domain, one match of either is enough.
    #[arg(long = "network", value_name = "TAG", allow_hyphen_values = true)]
    networks: Vec<String>,
    /// The tag of a mail domain. Repeat the option for several.
    #[arg(long = "domain", value_name = "TAG", allow_hyphen_values = true)]
    domains: Vec<String>,
    /// The site or share link that brought the signings.
    #[arg(long)]
    source: Option<String>,
    /// The country, as two letters.
    #[arg(long)]
    country: Option<String>,
    /// The first day, as 2026-11-30.
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day.
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// A file with record ids, one per line, as `unseal` shows them. Cannot be combined with the options above.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["networks", "domains", "source", "country", "from", "to"])]
    records: Option<PathBuf>,
}

impl SelectionArgs {
    /// The selections that the options make. Empty if no option is given.
    pub fn parts(&self) -> Result<Vec<SigningSelection>, CliError> {
        let Some(path) = &self.records else {
            let alike = SigningSelection {
                networks: self.networks.clone(),
                domains: self.domains.clone(),
                source: self.source.clone(),
                country: self.country.clone(),
                from: self.from.clone(),
                to: self.to.clone(),
                records: Vec::new(),
            };
            let is_named = alike != SigningSelection::default();
            return Ok(is_named.then_some(alike).into_iter().collect());
        };
        let text = fs::read_to_string(path).map_err(|error| FileError::not_read(path, error))?;
        let records: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        match records.is_empty() {
            true => Err(CliError::NothingSelected),
            false => Ok(records.chunks(AT_ONCE).map(of_records).collect()),
        }
    }

    /// The same, but an error if no option is given.
    pub fn named_parts(&self) -> Result<Vec<SigningSelection>, CliError> {
        let parts = self.parts()?;
        match parts.is_empty() {
            true => Err(CliError::NothingSelected),
            false => Ok(parts),
        }
    }
}

fn of_records(records: &[String]) -> SigningSelection {
    SigningSelection {
        records: records.to_vec(),
        ..SigningSelection::default()
    }
}
