//! Skips a slow step if its inputs have not changed since it last succeeded.

use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

pub struct Stamp {
    file: PathBuf,
    hash: String,
}

impl Stamp {
    /// The stamp of a step that depends on these inputs, as in [`hash`].
    pub fn of(step: &str, inputs: &[&str], except: &[&str], setting: &str) -> Result<Self> {
        Ok(Self {
            file: PathBuf::from(format!("target/xtask/{step}.stamp")),
            hash: hash(inputs, except, setting)?,
        })
    }

    /// Runs the step unless it is fresh and `output`, which it makes, is still there.
    pub fn unless_fresh(&self, output: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
        if Path::new(output).exists()
            && fs::read_to_string(&self.file).is_ok_and(|stamp| stamp == self.hash)
        {
            println!("{output}: up to date");
            return Ok(());
        }
        // Removed first: a step that is interrupted must run again.
        let _ = fs::remove_file(&self.file);
        step()?;
        fs::create_dir_all("target/xtask")?;
        fs::write(&self.file, &self.hash)
            .with_context(|| format!("cannot write {}", self.file.display()))
    }
}

/// A hash over the contents of all files under `inputs` but not under `except`, and over `setting`,
/// which is not a file. Dates do not count, so switching branches and back changes nothing.
pub fn hash(inputs: &[&str], except: &[&str], setting: &str) -> Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(Path::new(input), &mut files)?;
    }
    files.retain(|file| !except.iter().any(|folder| file.starts_with(folder)));
    files.sort();
    let mut hasher = DefaultHasher::new();
    setting.hash(&mut hasher);
    for file in files {
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        file.hash(&mut hasher);
        bytes.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// A path that does not exist has no files: some inputs are optional.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in
            fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))?
        {
            collect(&entry?.path(), files)?;
        }
    }
    Ok(())
}
