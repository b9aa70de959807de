//! The files of the site, in memory as far as there is room. `ServeDir` serves them as if they were
//! on the disk.

use std::{
    collections::HashMap,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use super::{hashed_name::holds_hash, kept_file::KeptFile};

/// The folder that the build writes for the server alone. It is never served.
const CLOSED: &str = "campaign";

/// The files, by their whole path.
pub struct SiteFiles {
    kept: HashMap<PathBuf, KeptFile>,
    /// Whether all files are in memory. Then the disk is never read.
    is_whole: bool,
}

impl SiteFiles {
    /// Reads the files in a folder, the smallest first, until `room` bytes are kept. Files of the
    /// previous build with a hash in their name stay while there is room, since earlier pages ask
    /// for them.
    ///
    /// # Errors
    /// If the folder or a file in it cannot be read.
    pub fn read(folder: &Path, room: u64, before: Option<&Self>) -> io::Result<Self> {
        let mut found = Vec::new();
        find(folder, &mut found)?;
        found.sort_unstable_by_key(|(size, _)| *size);
        let mut kept = HashMap::new();
        let (mut left, mut is_whole) = (room, true);
        for (size, path) in found {
            match left.checked_sub(size) {
                Some(rest) => {
                    left = rest;
                    let file = KeptFile::read(&path)?;
                    kept.insert(path, file);
                }
                None => is_whole = false,
            }
        }
        for (path, file) in before.into_iter().flat_map(Self::hashed) {
            let size = file.bytes.len() as u64;
            if !kept.contains_key(path)
                && let Some(rest) = left.checked_sub(size)
            {
                left = rest;
                kept.insert(path.clone(), file.clone());
            }
        }
        Ok(Self { kept, is_whole })
    }

    /// The whole paths of the files in memory.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.kept.keys().map(PathBuf::as_path)
    }

    /// The file at a whole path, or an error if it does not exist. `None` if only the disk can tell.
    pub fn find(&self, path: &Path) -> Option<io::Result<&KeptFile>> {
        match self.kept.get(path) {
            Some(file) => Some(Ok(file)),
            None if self.is_whole => Some(Err(io::ErrorKind::NotFound.into())),
            None => None,
        }
    }

    /// The files whose names hold a hash.
    fn hashed(&self) -> impl Iterator<Item = (&PathBuf, &KeptFile)> {
        self.kept.iter().filter(|(path, _)| {
            let name = path.file_name().and_then(OsStr::to_str);
            name.is_some_and(holds_hash)
        })
    }
}

/// Every file in a folder and below, with its size, except for closed ones.
fn find(folder: &Path, found: &mut Vec<(u64, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let facts = fs::metadata(&path)?;
        if !facts.is_dir() {
            found.push((facts.len(), path));
        } else if entry.file_name() != CLOSED {
            find(&path, found)?;
        }
    }
    Ok(())
}
