//! A disk that fails when a commit is to be kept: nothing is acknowledged any more, nothing that was is lost,
//! and the same server goes on once the disk works.

#[path = "crash/ledger.rs"]
mod ledger;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use ledger::{Ledger, Loss};
use marathon_tests::{
    server::{self, Server, Setup},
    signer::Signer,
    small_site::{self, PETITIONS},
};

/// People who sign before it fails, and while it does.
const SIGNERS: u32 = 20;

#[test]
fn nothing_is_acknowledged_that_the_disk_did_not_keep() {
    let (refused, loss) = break_down(&server::marathon());
    assert_eq!(refused, SIGNERS);
    assert_eq!(loss, None);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught() {
    let (_, loss) = break_down(Path::new(env!("CARGO_BIN_EXE_faulty-server")));
    assert!(
        matches!(loss, Some(Loss::Signings { lost: 1.., .. })),
        "{loss:?}"
    );
}

/// Signs while the disk works, fails, and works again: how many were refused, and what is missing, also after
/// another start.
fn break_down(program: &Path) -> (u32, Option<Loss>) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let site = folder.path().join("site");
    small_site::write(&site);
    let setup = Setup {
        program: program.to_owned(),
        site,
        folder: folder.path().to_owned(),
    };
    let (library, flag) = (failing_disk(folder.path()), folder.path().join("failing"));
    let options = [
        ("LD_PRELOAD", library.to_str().expect("it is a path")),
        ("FAILING", flag.to_str().expect("it is a path")),
    ];
    let server = Server::start_with(&setup, &options);
    let mut ledger = Ledger::new(setup.database());
    let mut signer = Signer::connect(server.address).expect("the server is there");
    for person in 0..SIGNERS {
        let receipt = sign(&mut signer, &format!("before-{person}"));
        ledger.acknowledged(receipt.expect("the disk works"));
    }
    fs::write(&flag, "").expect("it is written");
    let mut refused = 0;
    for person in 0..SIGNERS {
        match sign(&mut signer, &format!("p{person}")) {
            Some(receipt) => ledger.acknowledged(receipt),
            None => refused += 1,
        }
    }
    fs::remove_file(&flag).expect("it was there");
    // Who was refused, tried again.
    let tried_again = sign(&mut signer, "p0").expect("the disk works again");
    ledger.acknowledged(tried_again);
    if let Err(loss) = ledger.check(server.address) {
        return (refused, Some(loss));
    }
    server.kill();
    let server = Server::start_with(&setup, &options);
    (refused, ledger.check(server.address).err())
}

fn sign(signer: &mut Signer, name: &str) -> Option<String> {
    let signed = signer.sign(&format!("{name}@exemple.org"), &PETITIONS);
    signed.expect("it is answered")
}

/// Compiles what makes the disk fail.
fn failing_disk(folder: &Path) -> PathBuf {
    let library = folder.join("failing_disk.so");
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    let compiled = Command::new(compiler)
        .args(["-shared", "-fPIC", "-o"])
        .arg(&library)
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
    library
}
