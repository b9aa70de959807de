//! A disk without room: what cannot be written is refused, nothing acknowledged is lost, and the same server
//! goes on once there is room.

#[path = "crash/ledger.rs"]
mod ledger;

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use ledger::{Ledger, Loss};
use marathon_tests::{
    server::{self, Server, Setup},
    signer::Signer,
    small_site::{self, PETITIONS},
};

/// The largest file that the server may write, in blocks of 512 bytes: SQLite's log is fuller soon.
const ROOM: u32 = 4096;
/// More signings than there is room for.
const MANY: u32 = 300;
/// How often the server is asked again without room.
const AGAIN: u32 = 3;

#[test]
fn without_room_signings_are_refused_and_none_is_lost() {
    let (refused, loss) = fill(&server::marathon());
    assert!(refused, "the disk was not full");
    assert_eq!(loss, None);
}

#[test]
fn a_server_that_answers_before_the_commit_is_caught() {
    let (_, loss) = fill(Path::new(env!("CARGO_BIN_EXE_faulty-server")));
    assert!(
        matches!(loss, Some(Loss::Signings { lost: 1.., .. })),
        "{loss:?}"
    );
}

/// Signs until nothing goes any more, makes room, and signs again: whether there was a refusal, and what is
/// missing.
fn fill(program: &Path) -> (bool, Option<Loss>) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let site = folder.path().join("site");
    small_site::write(&site);
    let setup = Setup {
        program: with_little_room(program, folder.path()),
        site,
        folder: folder.path().to_owned(),
    };
    let server = Server::start(&setup);
    let mut ledger = Ledger::new(setup.database());
    let mut signer = Signer::connect(server.address).expect("the server is there");
    let mut refusals = 0;
    for person in 0..MANY {
        match sign(&mut signer, &format!("p{person}")) {
            Some(receipt) => ledger.acknowledged(receipt),
            None => refusals += 1,
        }
        if refusals > AGAIN {
            break;
        }
    }
    make_room(server.process());
    // The signing that was refused, tried again.
    let tried_again = sign(&mut signer, "last").expect("there is room now");
    ledger.acknowledged(tried_again);
    (refusals > 0, ledger.check(server.address).err())
}

fn sign(signer: &mut Signer, name: &str) -> Option<String> {
    let signed = signer.sign(&format!("{name}@exemple.org"), &PETITIONS);
    signed.expect("it is answered")
}

/// The program, which hears of a full disk instead of being ended.
fn with_little_room(program: &Path, folder: &Path) -> PathBuf {
    let script = folder.join("with-little-room");
    let program = program.display();
    let text = format!("#!/bin/sh\ntrap '' XFSZ\nulimit -S -f {ROOM}\nexec '{program}' \"$@\"\n");
    fs::write(&script, text).expect("it can be written");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).expect("it is ours");
    script
}

fn make_room(process: u32) {
    let made = Command::new("prlimit")
        .args(["--fsize=unlimited", "--pid", &process.to_string()])
        .status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "prlimit is there"
    );
}
