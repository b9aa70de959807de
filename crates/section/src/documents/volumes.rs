//! The files of a document that may have several volumes.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use marathon_seal::files::{FileError, NewFile};

/// The files appear once all of them are complete, or not at all.
pub struct VolumeFiles {
    out: PathBuf,
    files: Vec<NewFile>,
}

impl VolumeFiles {
    /// Creates the first file now, so that an existing one is an error early.
    pub fn create(out: &Path) -> Result<Self, FileError> {
        Ok(Self {
            out: out.to_owned(),
            files: vec![NewFile::create(out)?],
        })
    }

    /// Takes the next volume: `one.pdf`, `one.2.pdf`, and so on.
    pub fn add(&mut self, number: u64, volumes: u64, pdf: &[u8]) -> Result<(), FileError> {
        if number > 1 {
            let path = self.out.with_extension(format!("{number}.pdf"));
            self.files.push(NewFile::create(&path)?);
        }
        if let Some(file) = self.files.last_mut() {
            file.write_all(pdf).map_err(|error| file.failed(error))?;
        }
        if volumes > 1 {
            eprintln!("Volume {number} of {volumes} is made.");
        }
        Ok(())
    }

    /// Gives all files their final names.
    pub fn finish(self) -> Result<(), FileError> {
        self.files.into_iter().try_for_each(NewFile::finish)
    }
}
