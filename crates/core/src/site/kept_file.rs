//! A file in memory.

use std::{fs, io, path::Path, time::SystemTime};

use bytes::Bytes;

#[derive(Clone)]
pub struct KeptFile {
    pub bytes: Bytes,
    pub modified: SystemTime,
}

impl KeptFile {
    pub fn read(path: &Path) -> io::Result<Self> {
        Ok(Self {
            bytes: fs::read(path)?.into(),
            modified: fs::metadata(path)?.modified()?,
        })
    }
}
