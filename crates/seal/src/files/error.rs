//! Why a file cannot be read or written: one sentence, and what to do.

use std::{
    io,
    path::{Path, PathBuf},
};

#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("{path} exists already: choose another name, or remove it if it is not needed", path = path.display())]
    Exists { path: PathBuf },
    #[error("{path} is left from a run that was cut off: remove it and try again", path = path.display())]
    LeftOver { path: PathBuf },
    #[error("{path} cannot be written: {reason}. Choose a folder that you may write to, on a disk with room", path = path.display())]
    NotWritten { path: PathBuf, reason: io::Error },
    #[error("{path} cannot be read: {reason}. Check its name", path = path.display())]
    NotRead { path: PathBuf, reason: io::Error },
}

impl FileError {
    pub fn not_written(path: &Path, reason: io::Error) -> Self {
        Self::NotWritten {
            path: path.to_owned(),
            reason,
        }
    }

    pub fn not_read(path: &Path, reason: io::Error) -> Self {
        Self::NotRead {
            path: path.to_owned(),
            reason,
        }
    }
}
