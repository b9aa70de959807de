//! A disk in memory, small enough to be filled.

use std::{
    fs::{self, File},
    io::{ErrorKind, Write},
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// Room for a PostgreSQL server, and a little more.
const SIZE: &str = "size=128m,mode=1777";

/// A mounted disk; gone when dropped.
pub struct SmallDisk(TempDir);

impl SmallDisk {
    /// Mounts it, as root or by `sudo` if that asks no password.
    pub fn mount() -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let mount = format!("mount -t tmpfs -o {SIZE} tmpfs {}", folder.path().display());
        assert!(
            as_root(&mount),
            "a small disk is mounted, which only root may: run this test as root, or allow `sudo -n mount`"
        );
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Takes all the room that is left.
    pub fn fill(&self) {
        let mut ballast = File::create(self.ballast()).expect("there is room for a name");
        for size in [1 << 20, 1 << 12] {
            let zeros = vec![0; size];
            let error = loop {
                if let Err(error) = ballast.write_all(&zeros) {
                    break error;
                }
            };
            assert_eq!(error.kind(), ErrorKind::StorageFull);
        }
    }

    /// Gives it back.
    pub fn make_room(&self) {
        fs::remove_file(self.ballast()).expect("it was there");
    }

    fn ballast(&self) -> PathBuf {
        self.path().join("ballast")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // A process that still uses it, after a failed test say, does not keep it mounted.
        as_root(&format!("umount --lazy {}", self.path().display()));
    }
}

fn as_root(line: &str) -> bool {
    let run = |line: &str| {
        let mut words = line.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command
            .args(words)
            .status()
            .is_ok_and(|status| status.success())
    };
    run(line) || run(&format!("sudo -n {line}"))
}
