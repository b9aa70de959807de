//! Writes the document, in as many volumes as its names need.

use std::{
    io::{self, Write},
    mem,
    path::PathBuf,
};

use marathon_paper::{Cover, Faces, Written};
use marathon_seal::{
    files::{FileError, NewFile, csv, with_suffix},
    words::counted,
};

use super::{
    DeliverArgs,
    count::Count,
    pages::{DeliveryPages, Names},
};
use crate::{
    documents::{DocumentError, VolumeFiles},
    error::CliError,
    unseal::SortedNames,
};

pub struct Volumes {
    out: PathBuf,
    files: VolumeFiles,
    with_names: bool,
    /// The most names in each volume. Only one volume is in memory at a time.
    longest: u64,
}

impl Volumes {
    pub fn new(args: &DeliverArgs, files: VolumeFiles) -> Self {
        Self {
            out: args.out.clone(),
            files,
            with_names: !args.without_names,
            longest: args.names_a_volume,
        }
    }

    /// Returns, in words, which files were written, and which names could not be.
    pub fn write(
        mut self,
        delivering: &DeliveryPages,
        mut count: Count,
    ) -> Result<(String, Option<String>), CliError> {
        let figures = self.figures(&count);
        let mut cover = Some(delivering.cover(&mut count)?);
        let mut apart = match figures.apart {
            0 => None,
            _ => Some(self.begin_apart()?),
        };
        let names = mem::replace(&mut count.names, SortedNames::beside(&self.out));
        let names = names.sorted().map_err(|error| self.failed(error))?;
        let mut held = Vec::new();
        let mut number = 1;
        for name in names.take_while(|_| self.with_names) {
            let (family, given) = name.map_err(|error| FileError::not_written(&self.out, error))?;
            let name = Written::name(&family, &given);
            match &mut apart {
                Some(file) if !count.faces.write(name.as_str()) => {
                    csv::write_row(file, [family.as_str(), &given])
                        .map_err(|error| file.failed(error))?;
                    continue;
                }
                _ => held.push(name),
            }
            if held.len() as u64 == self.longest && number < figures.volumes {
                let cover = cover.take();
                let held = mem::take(&mut held);
                bind(
                    &mut self.files,
                    delivering,
                    cover,
                    &figures,
                    number,
                    held,
                    &count.faces,
                )?;
                number += 1;
            }
        }
        bind(
            &mut self.files,
            delivering,
            cover,
            &figures,
            number,
            held,
            &count.faces,
        )?;
        let not_set = apart.as_ref().map(|_| self.not_set(&figures, &count.faces));
        let written = self.in_words(&count, &figures);
        self.files.finish()?;
        if let Some(file) = apart {
            file.finish()?;
        }
        Ok((written, not_set))
    }

    fn figures(&self, count: &Count) -> Names {
        let held = count.named - count.apart;
        match self.with_names {
            true => Names {
                held,
                apart: count.apart,
                volumes: held.div_ceil(self.longest).max(1),
                longest: self.longest,
            },
            false => Names {
                held: 0,
                apart: 0,
                volumes: 1,
                longest: self.longest,
            },
        }
    }

    fn begin_apart(&self) -> Result<NewFile, CliError> {
        let mut file = NewFile::create(&self.apart_path())?;
        file.write_all(csv::BYTE_ORDER_MARK)
            .and_then(|()| csv::write_row(&mut file, ["family_name", "given_name"]))
            .map_err(|error| file.failed(error))?;
        Ok(file)
    }

    fn apart_path(&self) -> PathBuf {
        with_suffix(&self.out, ".apart.csv")
    }

    fn failed(&self, error: io::Error) -> CliError {
        FileError::not_written(&self.out, error).into()
    }

    fn in_words(&self, count: &Count, names: &Names) -> String {
        let volumes = match names.volumes {
            1 => String::new(),
            volumes => format!(", in {volumes} volumes"),
        };
        format!(
            "Wrote {}: {} and {}{volumes}. Look at every page before it leaves.",
            self.out.display(),
            counted(count.counted, "signature"),
            counted(names.held, "name"),
        )
    }

    fn not_set(&self, names: &Names, faces: &Faces) -> String {
        let letters: Vec<String> = faces
            .given_up()
            .iter()
            .take(20)
            .map(|letter| format!("U+{:04X}", u32::from(*letter)))
            .collect();
        format!(
            "NOT SET: {}, in {}, because no typeface here writes {}. The document says how many. Install \
             typefaces for these scripts (on Debian: fonts-noto-core, fonts-noto-cjk), or name a folder with \
             --fonts; remove what was written, and run it again; or hand the list over beside the document.",
            counted(names.apart, "name"),
            self.apart_path().display(),
            letters.join(", "),
        )
    }
}

/// Makes one volume.
fn bind(
    files: &mut VolumeFiles,
    delivering: &DeliveryPages,
    cover: Option<Cover>,
    figures: &Names,
    number: u64,
    names: Vec<Written>,
    faces: &Faces,
) -> Result<(), CliError> {
    let volume = delivering.volume(cover, figures, number, names);
    let pdf = volume.pdf(faces).map_err(DocumentError::from)?;
    Ok(files.add(number, figures.volumes, &pdf)?)
}
