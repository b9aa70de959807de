//! The program, as a section runs it. Its work on the server's exports is tested beside the server.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    process::{Command, Output},
};

fn section(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_marathon-section"))
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn a_key_is_made_once_and_for_its_owner_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fr.key.toml");
    let out = path.to_str().unwrap();
    let generate = ["keys", "generate", "--section", "fr", "--out", out];
    let made = section(&generate);
    assert!(made.status.success());
    let line = String::from_utf8(made.stdout).unwrap();
    assert!(line.starts_with("public_key = \""), "{line}");
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let shown = section(&["keys", "show", "--key", out]);
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(
        shown.starts_with("section = \"fr\"\nkey_id = \""),
        "{shown}"
    );
    assert!(
        shown.ends_with(&line) && !shown.contains("private"),
        "{shown}"
    );

    let again = section(&generate);
    assert_eq!(again.status.code(), Some(1));
    let said = String::from_utf8(again.stderr).unwrap();
    assert!(
        said.starts_with("marathon-section: the key cannot be"),
        "{said}"
    );
}
