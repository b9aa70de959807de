//! A disk that fails to keep data as long as the test says so, for every program that is started
//! with its environment.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

pub struct FailingDisk {
    folder: TempDir,
    library: PathBuf,
    /// While this file is there, the disk fails.
    flag: PathBuf,
}

impl FailingDisk {
    /// It works at first. Compiles the library that makes it fail.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        // PostgreSQL has an account of its own.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))
            .expect("the folder is ours");
        let disk = Self {
            library: folder.path().join("failing_disk.so"),
            flag: folder.path().join("failing"),
            folder,
        };
        let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
        let compiled = Command::new(compiler)
            .args(["-shared", "-fPIC", "-o"])
            .arg(&disk.library)
            .arg(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/broken_disk/failing_disk.c"
            ))
            .arg("-ldl")
            .status();
        assert!(
            compiled.is_ok_and(|status| status.success()),
            "there is a C compiler"
        );
        disk
    }

    /// A folder on it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn environment(&self) -> [(&str, &str); 2] {
        [
            ("LD_PRELOAD", text(&self.library)),
            ("FAILING", text(&self.flag)),
        ]
    }

    pub fn fail(&self) {
        fs::write(&self.flag, "").expect("it is written");
    }

    pub fn work(&self) {
        fs::remove_file(&self.flag).expect("it was there");
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("the folder has a plain name")
}
