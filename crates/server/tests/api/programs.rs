//! The two programs: `marathon`, the server's, and `marathon-section`, which a section has.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

const SERVER: &str = env!("CARGO_BIN_EXE_marathon");

/// The section's program, beside the server's, where `cargo test` of the whole workspace builds it.
/// Tests of the server alone build it here.
static SECTION: LazyLock<PathBuf> = LazyLock::new(|| {
    let program = Path::new(SERVER).with_file_name("marathon-section");
    if !program.exists() {
        let made = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "marathon-section"])
            .env("CARGO_TARGET_DIR", program.ancestors().nth(2).unwrap())
            .status();
        assert!(made.unwrap().success(), "marathon-section does not compile");
    }
    program
});

/// The program that has the command.
pub fn of(arguments: &[&str]) -> &'static Path {
    match arguments {
        ["keys", "show", rest @ ..] if !rest.contains(&"--key") => Path::new(SERVER),
        [
            "keys" | "check" | "unseal" | "deliver" | "booklet" | "moderate" | "bursts"
            | "set-aside" | "undo",
            ..,
        ] => &SECTION,
        _ => Path::new(SERVER),
    }
}
