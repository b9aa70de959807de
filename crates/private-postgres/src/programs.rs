//! Where PostgreSQL's programs are.

use std::{env, fs, path::PathBuf};

/// Debian keeps those of each version apart from the path.
const DEBIAN: &str = "/usr/lib/postgresql";

/// A folder with `initdb` and `postgres`.
pub struct Programs(PathBuf);

impl Programs {
    /// The folder that `POSTGRES_BIN` names, Debian's newest, or one on the path.
    pub fn find() -> Self {
        let named = env::var_os("POSTGRES_BIN").map(PathBuf::from);
        let on_the_path = || {
            let path = env::var_os("PATH").unwrap_or_default();
            env::split_paths(&path).find(|folder| folder.join("initdb").exists())
        };
        let folder = named.or_else(newest_of_debian).or_else(on_the_path).expect(
            "PostgreSQL is installed (on Debian: apt-get install postgresql), or POSTGRES_BIN names \
             the folder of its programs",
        );
        Self(folder)
    }

    pub fn path(&self, program: &str) -> PathBuf {
        self.0.join(program)
    }
}

fn newest_of_debian() -> Option<PathBuf> {
    let version = |folder: &PathBuf| folder.file_name()?.to_str()?.parse::<u32>().ok();
    let versions = fs::read_dir(DEBIAN).ok()?;
    let folders = versions.filter_map(|entry| Some(entry.ok()?.path()));
    let newest = folders
        .filter(|folder| version(folder).is_some())
        .max_by_key(version)?;
    Some(newest.join("bin"))
}
