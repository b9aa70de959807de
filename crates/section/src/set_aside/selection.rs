//! The selection of signings in the options.

use std::{fs, path::PathBuf};

use clap::Args;
use marathon_domain::fraud::SigningSelection;
use marathon_seal::files::FileError;

use crate::error::CliError;

/// The most records of one call.
const AT_ONCE: usize = 2_000;

#[derive(Args, Debug)]
pub struct SelectionArgs {
    /// A tag of a network. Repeat it for several; with --domain, one of either will do.
    #[arg(long = "network", value_name = "TAG", allow_hyphen_values = true)]
    networks: Vec<String>,
    /// A tag of a mail domain. Repeat it for several.
    #[arg(long = "domain", value_name = "TAG", allow_hyphen_values = true)]
    domains: Vec<String>,
    /// Which site or share link brought them.
    #[arg(long)]
    source: Option<String>,
    /// Two letters.
    #[arg(long)]
    country: Option<String>,
    /// The first day, as 2026-11-30.
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day.
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// A file with the ids of records, one a line, as `unseal` shows them; then nothing else is named.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["networks", "domains", "source", "country", "from", "to"])]
    records: Option<PathBuf>,
}

impl SelectionArgs {
    /// The selections that the options make. Empty if nothing is named.
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

    /// The same, but an error if nothing is named.
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
