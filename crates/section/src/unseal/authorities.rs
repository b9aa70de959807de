//! The list for the addressee of a petition: the number of all signatures, and the names of those
//! who agreed. Nothing else, since the addressee may be the persecutor.

use std::{io::Write, path::Path};

use marathon_domain::Slug;
use marathon_seal::files::{NewFile, csv, with_suffix};

use super::{OpenedRecord, SignatureOf, sorted_names::SortedNames};
use crate::error::CliError;

pub struct Authorities<'a> {
    petition: &'a Slug,
    names: SortedNames,
    /// Signatures in any state.
    all: u64,
    counted: u64,
    named: u64,
    list: NewFile,
    summary: NewFile,
}

impl<'a> Authorities<'a> {
    pub fn create(path: &Path, petition: &'a Slug) -> Result<Self, CliError> {
        Ok(Self {
            petition,
            names: SortedNames::beside(path),
            all: 0,
            counted: 0,
            named: 0,
            list: NewFile::create(path)?,
            summary: NewFile::create(&with_suffix(path, ".summary.csv"))?,
        })
    }

    pub fn add(&mut self, opened: &OpenedRecord) -> Result<(), CliError> {
        let signed = opened.signed(self.petition);
        self.all += u64::from(signed != SignatureOf::Not);
        let SignatureOf::Counted(payload) = signed else {
            return Ok(());
        };
        self.counted += 1;
        if payload.name_to_authorities {
            self.named += 1;
            self.names
                .add(&payload.family_name, &payload.given_name)
                .map_err(|error| self.list.failed(error))?;
        }
        Ok(())
    }

    /// Whether anybody signed the petition.
    pub fn any(&self) -> bool {
        self.all > 0
    }

    pub fn finish(mut self) -> Result<(), CliError> {
        let list = &mut self.list;
        let write = |list: &mut NewFile, names: SortedNames| {
            list.write_all(csv::BYTE_ORDER_MARK)?;
            csv::write_row(list, ["family_name", "given_name"])?;
            for name in names.sorted()? {
                let (family, given) = name?;
                csv::write_row(list, [family.as_str(), &given])?;
            }
            Ok(())
        };
        write(list, self.names).map_err(|error| list.failed(error))?;
        let (counted, named) = (self.counted.to_string(), self.named.to_string());
        let summary = &mut self.summary;
        csv::write_row(summary, ["petition", "signatures", "names"])
            .and_then(|()| csv::write_row(summary, [self.petition.as_str(), &counted, &named]))
            .map_err(|error| summary.failed(error))?;
        self.list.finish()?;
        self.summary.finish()?;
        eprintln!(
            "{}: {counted} signatures, of which {named} names go to the authorities.",
            self.petition
        );
        Ok(())
    }
}
