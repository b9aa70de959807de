//! Counts one petition in the records, in constant memory.

use std::{collections::BTreeMap, path::PathBuf};

use marathon_domain::Slug;
use marathon_paper::{Faces, Written};
use marathon_seal::files::FileError;

use super::DeliverArgs;
use crate::{
    error::CliError,
    unseal::{OpenedRecord, SignatureOf, SortedNames},
};

/// The most country codes that are counted: far more than exist, but few enough that invented codes
/// cannot fill the memory.
const COUNTRIES: usize = 1000;

pub struct Count {
    petition: Slug,
    /// Signatures in any state.
    all: u64,
    pub counted: u64,
    /// The counted ones whose address was confirmed by mail.
    pub confirmed: u64,
    pub countries: BTreeMap<String, u64>,
    /// The first day and the last.
    pub days: Option<(String, String)>,
    /// Names that may be given.
    pub named: u64,
    /// The names among them that no typeface here can write.
    pub apart: u64,
    pub names: SortedNames,
    /// The file beside which names wait to be sorted.
    beside: PathBuf,
    pub faces: Faces,
}

impl Count {
    pub fn new(args: &DeliverArgs) -> Self {
        Self {
            petition: args.source.petition.clone(),
            all: 0,
            counted: 0,
            confirmed: 0,
            countries: BTreeMap::new(),
            days: None,
            named: 0,
            apart: 0,
            names: SortedNames::beside(&args.out),
            beside: args.out.clone(),
            faces: Faces::new(args.source.fonts.clone()),
        }
    }

    pub fn add(&mut self, opened: &OpenedRecord) -> Result<(), CliError> {
        let signed = opened.signed(&self.petition);
        self.all += u64::from(signed != SignatureOf::Not);
        let SignatureOf::Counted(payload) = signed else {
            return Ok(());
        };
        self.counted += 1;
        self.confirmed += u64::from(payload.mailed);
        self.country(&payload.country);
        self.day(&payload.day);
        if payload.name_to_authorities {
            let name = Written::name(&payload.family_name, &payload.given_name);
            self.named += 1;
            self.apart += u64::from(!self.faces.write(name.as_str()));
            self.names
                .add(&payload.family_name, &payload.given_name)
                .map_err(|error| FileError::not_written(&self.beside, error))?;
        }
        Ok(())
    }

    fn country(&mut self, code: &str) {
        let known = self.countries.len() < COUNTRIES || self.countries.contains_key(code);
        let code = if known { code } else { "" };
        *self.countries.entry(code.to_owned()).or_default() += 1;
    }

    fn day(&mut self, day: &str) {
        match &mut self.days {
            None => self.days = Some((day.to_owned(), day.to_owned())),
            Some((first, _)) if day < first.as_str() => day.clone_into(first),
            Some((_, last)) if day > last.as_str() => day.clone_into(last),
            Some(_) => {}
        }
    }

    /// Whether anybody signed the petition.
    pub fn any(&self) -> bool {
        self.all > 0
    }
}
