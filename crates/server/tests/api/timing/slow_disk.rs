//! A disk with slow flushes, for this program run again, or for a database server.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Command, Output},
};

use tempfile::TempDir;

pub struct SlowDisk {
    folder: TempDir,
    library: PathBuf,
}

impl SlowDisk {
    /// Compiles the library that makes it slow.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // PostgreSQL has an account of its own.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let library = folder.path().join("slow_disk.so");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/timing/slow_disk.c");
        let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
        let mut compile = Command::new(compiler);
        compile.args(["-shared", "-fPIC", "-o"]).arg(&library);
        let compiled = compile.arg(source).arg("-ldl").status();
        assert!(
            compiled.is_ok_and(|status| status.success()),
            "there is a C compiler"
        );
        Self { folder, library }
    }

    /// Runs one test of this program on it. `variable` tells the program so.
    pub fn run(&self, test: &str, variable: &str) -> Output {
        Command::new(env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture"])
            .envs(self.environment())
            .env(variable, "yes")
            .output()
            .unwrap()
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    pub fn environment(&self) -> [(&str, &str); 1] {
        [("LD_PRELOAD", self.library.to_str().unwrap())]
    }
}
