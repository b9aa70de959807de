//! A file that appears complete or not at all, and that only its owner may read.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use super::FileError;

/// It is written under another name (ending in `.part`), and gets its own name when it is finished.
/// If it is dropped before, it leaves nothing.
pub struct NewFile {
    path: PathBuf,
    part: PathBuf,
    out: BufWriter<File>,
}

impl NewFile {
    /// Creates a file with mode 0600, and refuses to replace one.
    pub fn create(path: &Path) -> Result<Self, FileError> {
        refuse_existing(path)?;
        let part = with_suffix(path, ".part");
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&part);
        let file = file.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => FileError::LeftOver { path: part.clone() },
            _ => FileError::not_written(path, error),
        })?;
        Ok(Self {
            path: path.to_owned(),
            part,
            out: BufWriter::new(file),
        })
    }

    /// Flushes the file to the disk, and gives it its name.
    pub fn finish(mut self) -> Result<(), FileError> {
        self.out.flush().map_err(|error| self.failed(error))?;
        put_in_place(&self.part, &self.path)
    }

    /// The error for a failed write to it.
    pub fn failed(&self, error: io::Error) -> FileError {
        FileError::not_written(&self.path, error)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        // After `finish` there is no `.part` file.
        let _ = fs::remove_file(&self.part);
    }
}

/// Flushes a file to the disk and renames it within its folder, to a name that no other file has.
pub fn put_in_place(part: &Path, path: &Path) -> Result<(), FileError> {
    let failed = |error| FileError::not_written(path, error);
    File::open(part)
        .and_then(|file| file.sync_all())
        .map_err(failed)?;
    // It may have appeared meanwhile.
    refuse_existing(path)?;
    fs::rename(part, path).map_err(failed)?;
    // The new name is on the disk once its folder is flushed.
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    File::open(folder.unwrap_or(Path::new(".")))
        .and_then(|folder| folder.sync_all())
        .map_err(failed)
}

/// Fails if the file exists.
pub fn refuse_existing(path: &Path) -> Result<(), FileError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(FileError::Exists {
            path: path.to_owned(),
        }),
        Err(_) => Ok(()),
    }
}

/// The path with a suffix to its file name: `fr.jsonl` and `.part` give `fr.jsonl.part`.
pub fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn appears_whole_and_private_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        let files = || fs::read_dir(folder.path()).unwrap().count();

        let mut given_up = NewFile::create(&path).unwrap();
        given_up.write_all(b"half").unwrap();
        let error = NewFile::create(&path).err().unwrap().to_string();
        assert!(error.contains("list.csv.part is left from"), "{error}");
        drop(given_up);
        assert_eq!(files(), 0);

        let mut file = NewFile::create(&path).unwrap();
        file.write_all(b"whole").unwrap();
        assert!(!path.exists());
        file.finish().unwrap();
        assert_eq!((fs::read(&path).unwrap(), files()), (b"whole".to_vec(), 1));
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);

        let error = NewFile::create(&path).err().unwrap().to_string();
        assert!(error.contains("exists already"), "{error}");
        // A file that appeared meanwhile is not replaced either.
        let part = with_suffix(&path, ".part");
        fs::write(&part, b"late").unwrap();
        let error = put_in_place(&part, &path).unwrap_err().to_string();
        assert!(error.contains("exists already"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"whole");
        let nowhere = folder.path().join("none/list.csv");
        let error = NewFile::create(&nowhere).err().unwrap().to_string();
        assert!(error.contains("Choose a folder"), "{error}");
    }
}
